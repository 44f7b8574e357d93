// The calls by which a file is written, counted, so that a test can end the
// process at any of them, or let any of them fail. The program under test calls
// these functions in the place of the C library's.
#pragma once

namespace entente::keep {

// At the call number `at` (from 1; 0: at none) the process is killed, or from
// it on the disk is full.
struct Break {
  int at = 0;
  enum class How { killed, no_space } how = How::killed;
};
void break_at(const Break& wanted);
// Calls since break_at.
int calls();

}  // namespace entente::keep
