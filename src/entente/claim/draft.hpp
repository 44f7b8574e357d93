// A question as a claim poses it, and the same question varied: a draft owns
// copies of what a stability row may change.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "entente/claim/estimate.hpp"
#include "entente/claim/spec.hpp"
#include "entente/theory/panel.hpp"

namespace entente::claim {

struct Draft {
  std::vector<record::Group> groups;
  theory::ModelSpec model;
  theory::Setting setting;  // its groups and model are replaced by those above
  std::string outcome;
  std::string treatment;            // the tested term
  std::vector<std::string> others;  // the other terms of the model
  theory::LawOptions options;
  double others_scale = 1;     // of the other terms' prior
  theory::ActChanges changes;  // of the tested group's acts
  std::vector<Span> left_out;  // days outside the likelihood
};

Draft draft_of(const theory::Setting& setting, const ClaimSpec& claim);

// The group that the tested term reads.
std::size_t tested_group(const Draft& draft);

// The verdict's panel and question. `draft` must outlive both.
struct Posed {
  theory::VerdictPanel panel;
  Question question;
};
Posed pose(const Draft& draft);

// One stability row: a name a reader understands, and the change.
struct Row {
  std::string name;
  std::function<void(Draft&)> change;
};

// About twenty rows: those of the program that apply to the claim, then the
// claim's own.
std::vector<Row> stability_rows(const theory::Setting& setting,
                                const ClaimSpec& claim);

}  // namespace entente::claim
