#include "entente/record/finder.hpp"

#include <algorithm>
#include <functional>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "entente/record/act_words.hpp"

namespace entente::record {
namespace {

using Texts = std::vector<std::string>;

// An invented record of so many acts, told apart by few values.
Record invented(std::size_t acts) {
  Record record;
  record.kinds = {{"raid"}, {"gift"}, {"never"}};
  for (std::size_t i = 0; i < acts; ++i) {
    Act act;
    act.id = "act-" + std::to_string(i);
    act.day = make_day(2001, 1, 1) + *rc::gen::inRange(0, 1500);
    act.kind = *rc::gen::element<std::string>("raid", "gift");
    act.actors = *rc::gen::elementOf(
        std::vector<Texts>{{"HAL"}, {"VAR"}, {"HAL", "VAR"}});
    act.lines = *rc::gen::elementOf(
        std::vector<Texts>{{}, {"harbour"}, {"ford", "harbour"}});
    act.check = *rc::gen::element(Check::sourced, Check::digest);
    act.summary = *rc::gen::element<std::string>("Guns", "grain comes", "");
    act.note = *rc::gen::element<std::string>("GUNS again", "by sea");
    act.side = Side::theirs;
    record.acts.push_back(act);
  }
  std::sort(record.acts.begin(), record.acts.end(),
            [](const Act& a, const Act& b) { return a.day < b.day; });
  return record;
}

std::vector<Group> two_groups() {
  std::vector<Group> groups(2);
  groups[0].name = "raids";
  groups[0].select.resize(1);
  groups[0].select[0].kinds = {"raid"};
  groups[1].name = "at the harbour";
  groups[1].select.resize(1);
  groups[1].select[0].lines_any = {"harbour"};
  return groups;
}

Choice invented_choice() {
  Choice choice;
  const auto maybe = [](const Texts& values) {
    return *rc::gen::container<Texts>(*rc::gen::element(0, 0, 1, 2),
                                      rc::gen::elementOf(values));
  };
  choice.of(Facet::actor) = maybe({"HAL", "VAR", "nobody"});
  choice.of(Facet::kind) = maybe({"raid", "gift", "never"});
  choice.of(Facet::group) = maybe({"raids", "at the harbour"});
  choice.of(Facet::line) = maybe({"harbour", "ford"});
  choice.of(Facet::year) = maybe({"2001", "2003"});
  choice.of(Facet::check) = maybe({"sourced", "digest"});
  choice.texts = maybe({"guns", "GRAIN", "sea", "act-1"});
  if (*rc::gen::arbitrary<bool>()) choice.from = make_day(2002, 3, 1);
  if (*rc::gen::arbitrary<bool>()) choice.to = make_day(2004, 3, 1);
  return choice;
}

// The definition, act by act: its values in each facet.
std::array<Texts, kFacets> values_of(const Record& record,
                                     const std::vector<Group>& groups,
                                     std::size_t i) {
  const Act& act = record.acts[i];
  std::array<Texts, kFacets> all = {Texts(act.actors),
                                    {std::string(act.kind)},
                                    {},
                                    Texts(act.lines),
                                    {std::to_string(year_of(act.day))},
                                    {std::string(check_word(act.check))}};
  for (const Group& group : groups) {
    const auto in = members(group, record);
    if (std::find(in.begin(), in.end(), i) != in.end())
      all[2].push_back(group.name);
  }
  return all;
}

bool says_all(const Act& act, const Texts& texts) {
  return std::all_of(texts.begin(), texts.end(), [&](const std::string& text) {
    return says(act.id, text) || says(act.summary, text) ||
           says(act.note, text) || says(act.source, text);
  });
}

RC_GTEST_PROP(Finder, finds_and_counts_what_the_definition_does, ()) {
  const Record record = invented(*rc::gen::inRange<std::size_t>(0, 40));
  const std::vector<Group> groups = two_groups();
  const Choice choice = invented_choice();
  const Finder finder(record, groups);
  const Found found = finder.find(choice);
  std::vector<std::size_t> acts;
  auto counts = found.counts;
  for (auto& of_facet : counts)
    std::fill(of_facet.begin(), of_facet.end(), 0);
  for (std::size_t i = 0; i < record.acts.size(); ++i) {
    const Act& act = record.acts[i];
    if (!says_all(act, choice.texts) ||
        (choice.from && act.day < *choice.from) ||
        (choice.to && act.day > *choice.to))
      continue;
    const auto values = values_of(record, groups, i);
    std::array<bool, kFacets> fits{};
    for (std::size_t f = 0; f < kFacets; ++f)
      fits[f] = choice.any[f].empty() ||
                std::find_first_of(values[f].begin(), values[f].end(),
                                   choice.any[f].begin(),
                                   choice.any[f].end()) != values[f].end();
    if (std::all_of(fits.begin(), fits.end(), [](bool one) { return one; }))
      acts.push_back(i);
    for (std::size_t f = 0; f < kFacets; ++f) {
      bool others = true;
      for (std::size_t g = 0; g < kFacets; ++g)
        others = others && (g == f || fits[g]);
      const auto& names = finder.values(static_cast<Facet>(f));
      for (std::size_t v = 0; v < names.size(); ++v)
        if (others && std::find(values[f].begin(), values[f].end(), names[v]) !=
                          values[f].end())
          ++counts[f][v];
    }
  }
  RC_ASSERT(found.acts == acts);
  RC_ASSERT(found.counts == counts);
}

TEST(Finder, finds_nothing_of_a_facet_that_no_act_has) {
  Record record;
  record.acts.emplace_back();
  record.acts.back().id = "a";
  Choice choice;
  EXPECT_EQ(Finder(record, {}).find(choice).acts.size(), 1u);
  choice.of(Facet::line) = {"harbour"};
  EXPECT_TRUE(Finder(record, {}).find(choice).acts.empty());
}

TEST(Texts, are_words_and_what_stands_in_quotation_marks) {
  EXPECT_EQ(texts_of("  cruise missile "), (Texts{"cruise", "missile"}));
  EXPECT_EQ(texts_of("\"cruise missile\" guam"),
            (Texts{"cruise missile", "guam"}));
  EXPECT_EQ(texts_of("a\"b c\"d"), (Texts{"a", "b c", "d"}));
  EXPECT_EQ(texts_of("\"still typing"), (Texts{"still typing"}));
  EXPECT_EQ(texts_of("\"\"  "), Texts{});
}

}  // namespace
}  // namespace entente::record
