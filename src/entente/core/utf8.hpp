// Text as bytes: what is UTF-8, and which characters do something to a page or
// a terminal instead of standing in it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

// Length of the UTF-8 sequence that begins at `at`, 0 when there is none: an
// overlong, cut or surrogate one is none (Unicode 15, table 3-7).
std::size_t utf8_length(std::string_view bytes, std::size_t at);

// The character there. Expects: utf8_length(bytes, at) > 0.
char32_t character_at(std::string_view bytes, std::size_t at);

bool is_utf8(std::string_view bytes);

// What moves a cursor, ends a line or a page, or speaks to a terminal: C0, DEL,
// C1, and the separators of lines and paragraphs. Tab, LF and CR are controls
// too; where they may stand is the caller's rule.
bool is_control(char32_t c);

// Embeddings, overrides and isolates of the bidirectional algorithm (UAX 9):
// they reorder what stands around them. The marks LRM, RLM and ALM do not
// count.
bool is_bidi_control(char32_t c);

// Written from right to left (Hebrew, Arabic and their kin), or a mark that is
// read so: such text changes the order of what stands beside it.
bool is_right_to_left(char32_t c);

// The text with all that is no text to a reader made visible: controls other
// than tab and LF and bidirectional controls as \u001b, bytes that are no UTF-8
// as \xff.
std::string visible(std::string_view text);

}  // namespace entente
