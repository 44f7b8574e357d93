// What tools/check_names.py must find, and what it must leave alone.
// A line such as Panmunjom.
// Cohen 1960; the era of 2012 in a comment is no code.
const char* const kLeader = "since Kim came";
const int kLater = 2012;
const char* const kDay = "from 2018-04-27";
const char* const kCode = "2001-02-28.PRK.test.1";
const char* const kFine = "entente brief cases/korea; write 2001-02-28";
const int kPaths = 2000;
