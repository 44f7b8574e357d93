// A question as a claim poses it, and the same question varied: a draft owns
// copies of what a stability row may change.
#pragma once

#include <functional>
#include <optional>
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
  std::string acts;                 // see ClaimSpec
  std::vector<std::string> others;  // the other terms of the model
  std::vector<std::string> beside;  // of these, what may read tested acts
  theory::LawOptions options;
  double others_scale = 1;     // of the other terms' prior
  theory::ActChanges changes;  // of the tested group's acts
  std::vector<Span> left_out;  // days outside the likelihood
};

Draft draft_of(const theory::Setting& setting, const ClaimSpec& claim);

// The terms that stand in a claim's model beside the tested one before the
// claim changes them: the case's treatments, or where our side or both sides
// together bring about the outcome, the case's responses.
const std::vector<theory::NamedTerm>& base_terms(const theory::ModelSpec& model,
                                                 const std::string& outcome);

// The group whose acts are tested: the one that the tested term reads, or that
// the claim names where it reads several. None where it reads no group's acts:
// a state, days around an event.
std::optional<std::size_t> tested_group(const Draft& draft);

// Another term of the model that reads acts which are tested. Left as it is it
// would take a share of their effect: the record cannot tell two columns of
// the same acts apart, and a null that keeps one of them holds the effect.
struct Double {
  std::string term;
  std::size_t acts = 0;  // that both read
  // What is done about it: nothing is left of the term, it reads its other
  // acts alone, or the claim says that it stands beside on purpose.
  enum class Remedy {
    left_out,
    reads_the_rest,
    beside
  } remedy = Remedy::left_out;
};
std::vector<Double> doubles_of(const Draft& draft);

// The verdict's panel and question, in which an act that is tested is read by
// the tested term alone, unless the claim says otherwise. `draft` loses what
// doubles_of() names, and must outlive both.
struct Posed {
  theory::VerdictPanel panel;
  Question question;
};
Posed pose(Draft& draft);

// The two parts of pose(): what is done about doubles, and the question put to
// a panel of the draft's.
void part_doubles(Draft& draft);
Question question_of(const Draft& draft, const theory::Panel& panel);

// The case's setting with the draft's groups and model.
theory::Setting owned(const Draft& draft);

// What a stability row has to say beyond another word.
enum class RowRole {
  variant,
  a_day_apart,  // moves the tested acts by one day
  any_act,      // tests any act in sixty days: asked for its direction alone
};

// One stability row: a name a reader understands, and the change.
struct Row {
  std::string name;
  std::function<void(Draft&)> change;
  RowRole role = RowRole::variant;
};

// About twenty rows: those of the program that apply to the claim, then the
// claim's own; not those that begin after the window's end, which an earlier
// cut-off than the case's own can leave behind.
std::vector<Row> stability_rows(const theory::Setting& setting,
                                const ClaimSpec& claim);

}  // namespace entente::claim
