// One source, several instruction sets: which of them this build holds.
// ENTENTE_MOST_SIMD (CMake) leaves out those above it: 2 is avx512f, 1 avx2,
// 0 neither. Results are the same in every bit.
#pragma once

#ifndef ENTENTE_MOST_SIMD
#define ENTENTE_MOST_SIMD 2
#endif
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__)
#define ENTENTE_SIMD ENTENTE_MOST_SIMD
#else
#define ENTENTE_SIMD 0
#endif

#define ENTENTE_INLINE inline __attribute__((always_inline))
