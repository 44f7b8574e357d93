// One thing ruined in the small case, and what the reader must say of it.
#pragma once

#include <ostream>

#include "fixture.hpp"

namespace entente::casefile {

struct Ruin {
  std::string name;  // of the test
  std::string file, from, to;
  std::string place;               // "acts.csv:4:12: "
  std::vector<std::string> words;  // that the message holds
};

inline void PrintTo(const Ruin& ruin, std::ostream* out) {
  *out << ruin.name;
}

inline void expect_refused(const Ruin& ruin) {
  const std::string text = mistakes_of(ruined(ruin.file, ruin.from, ruin.to));
  EXPECT_NE(text.find(ruin.place), std::string::npos)
      << "no " << ruin.place << " in:\n"
      << text;
  for (const std::string& word : ruin.words) {
    EXPECT_NE(text.find(word), std::string::npos) << "no '" << word << "' in:\n"
                                                  << text;
  }
  EXPECT_NE(text.find("  why: "), std::string::npos) << text;
  EXPECT_NE(text.find("  do:  "), std::string::npos) << text;
}

inline std::string name_of(const ::testing::TestParamInfo<Ruin>& info) {
  return info.param.name;
}

}  // namespace entente::casefile
