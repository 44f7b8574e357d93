# Flags that every target of ours is built with. -ffp-contract=off and no
# -march: the same bytes on every processor that runs the build. Left out are
# four warnings that g++ 12 raises at -O2 and above for std::string itself,
# without cause (the asan preset finds the true ones), and
# missing-field-initializers: a field that is not named takes its default on
# purpose.
add_library(entente_build INTERFACE)
target_compile_features(entente_build INTERFACE cxx_std_20)
target_compile_options(entente_build INTERFACE -Wall -Wextra -Wpedantic
  -Wshadow -Wconversion -Wno-sign-conversion
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<CXX_COMPILER_ID:GNU>:-Wno-stringop-overflow>
  -Wno-array-bounds -Wno-missing-field-initializers -ffp-contract=off)

# The widest instructions that loops may use (core/simd.hpp): to time or compare
# a processor that has less. The results are the same in every bit.
set(ENTENTE_MOST_SIMD avx512 CACHE STRING "avx512, avx2 or none")
set(simd none avx2 avx512)
set_property(CACHE ENTENTE_MOST_SIMD PROPERTY STRINGS ${simd})
list(FIND simd "${ENTENTE_MOST_SIMD}" most_simd)
if(most_simd EQUAL -1)
  message(FATAL_ERROR "ENTENTE_MOST_SIMD is avx512, avx2 or none")
endif()
# Files of loops that are written for the vectoriser.
function(entente_loops)
  set_source_files_properties(${ARGN} PROPERTIES
    COMPILE_OPTIONS "-O3;-fno-trapping-math"
    COMPILE_DEFINITIONS ENTENTE_MOST_SIMD=${most_simd})
endfunction()

# entente_module(<name> SOURCES ... [DEPENDS <modules>] [PRIVATE <libraries>])
function(entente_module name)
  cmake_parse_arguments(PARSE_ARGV 1 m "" "" "SOURCES;DEPENDS;PRIVATE")
  add_library(entente_${name} STATIC ${m_SOURCES})
  add_library(entente::${name} ALIAS entente_${name})
  target_include_directories(entente_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  target_compile_features(entente_${name} PUBLIC cxx_std_20)
  list(TRANSFORM m_DEPENDS PREPEND entente::)
  target_link_libraries(entente_${name}
    PUBLIC ${m_DEPENDS} PRIVATE entente_build ${m_PRIVATE})
endfunction()

# entente_embed(<out.cpp> FILES ... SPACE <module> NAME <function> HEADER <path>):
# the files as texts inside the program, see report/page/embedded.hpp.
function(entente_embed out)
  cmake_parse_arguments(PARSE_ARGV 1 e "" "SPACE;NAME;HEADER" "FILES")
  set(script ${PROJECT_SOURCE_DIR}/src/entente/report/page/embed.cmake)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DOUT=${out} "-DFILES=${e_FILES}"
      -DSPACE=${e_SPACE} -DNAME=${e_NAME} -DHEADER=${e_HEADER} -P ${script}
    DEPENDS ${e_FILES} ${script}
    VERBATIM)
endfunction()
