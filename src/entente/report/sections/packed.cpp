#include "entente/report/sections/packed.hpp"

#include <zlib.h>

#include "entente/core/base64.hpp"
#include "entente/core/check.hpp"

namespace entente::report {

std::string gzip(std::string_view text) {
  constexpr int kGzip = 15 + 16;  // largest window; header and end of gzip
  z_stream stream{};
  ENTENTE_EXPECTS(deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzip,
                               8, Z_DEFAULT_STRATEGY) == Z_OK);
  gz_header header{};
  header.os = 255;  // unknown, on every system
  ENTENTE_EXPECTS(deflateSetHeader(&stream, &header) == Z_OK);
  std::string out(deflateBound(&stream, text.size()), '\0');
  ENTENTE_EXPECTS(text.size() < (1U << 31U) && out.size() < (1U << 31U));
  // zlib reads what it is given and never writes there.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  ENTENTE_EXPECTS(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string packed_link(std::string_view text) {
  return "data:application/gzip;base64," + base64(gzip(text));
}

}  // namespace entente::report
