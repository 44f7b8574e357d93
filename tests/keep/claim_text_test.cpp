#include "entente/keep/claim_text.hpp"

#include "fixture.hpp"

namespace entente::keep {
namespace {

// What a person would choose and type.
ClaimTyped typed() {
  ClaimTyped out;
  out.title = "Gifts calm";
  out.sentence = "After a gift there are fewer clashes.";
  out.says = "A reader of the Gazette";
  out.form = "below";
  out.outcome = "clash";
  out.treatment = term_text("recent", {"gift", "45"});
  out.definition = "A gift is aid without conditions.";
  out.confounders = "Storms.";
  out.published = "Nothing.";
  out.undo = "Another year.";
  return out;
}

casefile::Reading with(const ClaimTyped& claim) {
  casefile::Files files = casefile::documented_case();
  files["claims/asked.toml"] = claim_toml(claim);
  return casefile::read_case(files, "alba");
}

std::string mistakes(const casefile::Reading& reading) {
  std::string text;
  for (const Diagnostic& one : reading.diagnostics)
    text += to_text(one);
  return text;
}

const claim::ClaimSpec& asked(const casefile::Reading& reading) {
  const auto& claims = reading.value.claims;
  const auto found = std::find_if(claims.begin(), claims.end(),
                                  [](auto& c) { return c.id == "asked"; });
  EXPECT_NE(found, claims.end());
  return *found;
}

TEST(ClaimText, of_an_effect_is_read_as_it_was_chosen) {
  ClaimTyped claim = typed();
  claim.quote = "they \"shot\" first\\";
  claim.about = "gifts";
  claim.with = {"recent(exercise, 20)"};
  const casefile::Reading reading = with(claim);
  ASSERT_EQ(mistakes(reading), "");
  const claim::ClaimSpec& spec = asked(reading);
  EXPECT_EQ(spec.title, claim.title);
  EXPECT_EQ(spec.quote, claim.quote);
  EXPECT_EQ(spec.form, claim::Form::below);
  EXPECT_EQ(spec.treatment, "recent(gift, 45)");
  EXPECT_EQ(spec.with, claim.with);
  EXPECT_EQ(spec.undo, claim.undo);
}

TEST(ClaimText, of_a_measured_form_has_its_table) {
  ClaimTyped claim = typed();
  claim.treatment.clear();
  claim.form = "hazard ratio";
  claim.measured = {{"track", "exercise under way"},
                    {"threshold", "0.8"},
                    {"holds", "below"},
                    {"also_apart", "[0, 60]"},
                    {"apart", ""}};
  casefile::Reading reading = with(claim);
  ASSERT_EQ(mistakes(reading), "");
  EXPECT_EQ(asked(reading).hazard_ratio->threshold, 0.8);
  EXPECT_EQ(asked(reading).hazard_ratio->also_apart, (std::vector<int>{0, 60}));
  claim.form = "episode";
  claim.measured = {
      {"from", "2019-02-01"}, {"to", "2019-06-30"}, {"holds", "below"}};
  reading = with(claim);
  ASSERT_EQ(mistakes(reading), "");
  EXPECT_EQ(iso(asked(reading).episode->span.from), "2019-02-01");
}

TEST(ClaimText, what_is_wrong_is_told_at_the_line_of_what_was_typed) {
  ClaimTyped claim = typed();
  claim.treatment = term_text("recent", {"gift", "3"});
  claim.outcome = "clsh";
  const casefile::Reading reading = with(claim);
  ASSERT_EQ(reading.diagnostics.size(), 2u) << mistakes(reading);
  std::vector<std::string> keys;
  for (const Diagnostic& one : reading.diagnostics) {
    EXPECT_EQ(one.place.file, "claims/asked.toml");
    keys.push_back(key_at(claim_toml(claim), one.place.line));
  }
  std::sort(keys.begin(), keys.end());
  EXPECT_EQ(keys, (std::vector<std::string>{"outcome", "treatment"}));
  EXPECT_EQ(key_at(claim_toml(claim), 0), "");
  EXPECT_EQ(key_at(claim_toml(claim), 99), "");
}

// A number, a day or a list is never what makes another line of the file.
TEST(ClaimText, what_is_typed_stays_in_its_line) {
  for (const char* text :
       {"0.8\nholds = \"above\"", "0.8 # and more", "\"", "]", "[0", "0.8 0.9",
        "\"\"\"", "1979-05-27T07:32:00Z", "x", "{a = 1}", "0.8\r"}) {
    ClaimTyped claim = typed();
    claim.treatment.clear();
    claim.form = "hazard ratio";
    claim.measured = {{"track", "exercise under way"},
                      {"threshold", text},
                      {"holds", "below"}};
    const casefile::Reading reading = with(claim);
    ASSERT_EQ(reading.diagnostics.size(), 1u) << text << mistakes(reading);
    EXPECT_EQ(key_at(claim_toml(claim), reading.diagnostics[0].place.line),
              "threshold")
        << text;
  }
}

}  // namespace
}  // namespace entente::keep
