#include "entente/desk/rooms/add/moved_page.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "entente/desk/rooms/add/moved_readers.hpp"
#include "entente/desk/rooms/asking.hpp"
#include "entente/desk/rooms/tried_words.hpp"
#include "entente/doubt/doubts.hpp"
#include "entente/report/words/question_words.hpp"
#include "entente/report/words/words.hpp"
#include "entente/study/tried.hpp"

namespace entente::desk {
namespace {

using study::Nulls;

// So many claims are asked at once: the first words stand after seconds, and
// the next ones follow them.
constexpr std::size_t kTogether = 3;

// The case as it is and as it would be, asked without a word of their own: how
// far the whole is is told here.
struct Both {
  study::Asked before, after;
};

Both both_of(const Desk& desk,
             const casefile::Case& before,
             const casefile::Case& after,
             Progress& progress) {
  Both both{ask_of(desk, before, progress), ask_of(desk, after, progress)};
  for (study::Asked* asked : {&both.before, &both.after})
    asked->how.begins = [&progress](const std::string&) -> study::Told {
      progress.is_due();
      return [&progress](std::size_t, std::size_t) { progress.is_due(); };
    };
  return both;
}

// Of a list, to before `to`.
struct Some {
  std::size_t from, to;
};

// The next few claims: those of another word, those of the same word whose
// chance is printed otherwise, and those that stay.
void put_words(const Both& both,
               const std::vector<std::string>& ids,
               Some some,
               Nulls nulls,
               Progress& progress,
               Json& view) {
  Json moved = Json::array(), chances = Json::array(), same = Json::array();
  for (std::size_t i = some.from; i < some.to; ++i) {
    progress.tell(fmt::format("Claim {} of {}", i + 1, ids.size()), i,
                  ids.size());
    Json one = words_tried(both.before, both.after, ids[i], nulls);
    if (one["word_moved"].get<bool>())
      moved.push_back(std::move(one));
    else if (one["chance_moved"].get<bool>())
      chances.push_back(std::move(one));
    else
      same.push_back(std::move(one));
  }
  view["any_moved_claims"] = !moved.empty();
  view["moved_claims"] = std::move(moved);
  view["any_kept_claims"] = !chances.empty() || !same.empty();
  view["chance_claims"] = std::move(chances);
  view["same_claims"] = std::move(same);
}

// A chance before and after as they are printed.
void add_chance(const std::string& title,
                const std::string& days,
                const std::string& was,
                const std::string& now,
                Json& moved,
                long& same) {
  if (was == now) {
    ++same;
    return;
  }
  moved.push_back({{"chance_title", title},
                   {"chance_days", days},
                   {"chance_before", was},
                   {"chance_after", now}});
}

// "yes, on 2026-08-03"; the chance of what is open.
std::string answer_in_words(const Json& answer) {
  if (answer["came"] != "open") return report::came_words(answer);
  return report::percent_or(report::part(answer["said"], "probability"), "–");
}

// Dated questions, but those that are over with and without the change.
void add_questions(const Both& both,
                   const std::vector<question::QuestionSpec>& questions,
                   Progress& progress,
                   Json& moved,
                   long& same) {
  for (std::size_t i = 0; i < questions.size(); ++i) {
    progress.tell("Dated questions", i, questions.size());
    const Json tried =
        study::question_tried(both.before, both.after, questions[i]);
    const Json &before = tried["before"], &after = tried["after"];
    const std::string was = answer_in_words(before);
    const std::string now = answer_in_words(after);
    if (was == now && before["came"] != "open") continue;
    add_chance(questions[i].text, report::question_days(before["question"]),
               was, now, moved, same);
  }
}

void put_chances(const Both& both,
                 const Readers& readers,
                 const std::vector<question::QuestionSpec>& questions,
                 Progress& progress,
                 Json& view) {
  Json moved = Json::array();
  long same = 0;
  const auto& items = both.after.the_case->forecast.items;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!readers.all && !readers.forecasts.contains(items[i].id)) continue;
    progress.tell("What is expected", i, items.size());
    for (const Json& one :
         study::outcome_tried(both.before, both.after, items[i].id))
      add_chance(items[i].title,
                 "within " + report::days_in_words(one["horizon"].get<long>()),
                 report::percent_or(one["before"], "–"),
                 report::percent_or(one["after"], "–"), moved, same);
  }
  add_questions(both, questions, progress, moved, same);
  view["any_chances"] = !moved.empty() || same > 0;
  view["any_moved_chances"] = !moved.empty();
  view["moved_chances"] = std::move(moved);
  view["n_same_chances"] = same > 0 ? report::thousands(same) : "";
}

void put_doubts(const casefile::Case& before,
                const casefile::Case& after,
                Json& view) {
  Json doubts = Json::array();
  for (const Diagnostic& one : doubt::fresh_doubts(before, after))
    doubts.push_back({{"doubt_text", mistake_text(one)}});
  view["any_fresh_doubts"] = !doubts.empty();
  view["fresh_doubts"] = std::move(doubts);
}

std::string address_of(const std::string& draft,
                       const std::string& nulls,
                       std::size_t from) {
  return address(
      "/add/moved",
      {{"draft", draft}, {"nulls", nulls}, {"from", std::to_string(from)}});
}

// The part of the words that begins with a claim, and what comes after it.
void put_part(const Both& both,
              const AskedClaims& asked,
              const Pairs& query,
              Progress& progress,
              Json& view) {
  const std::string typed = text_in(query, "from");
  const bool few = text_in(query, "nulls") != "all";
  const std::size_t size = asked.ids.size();
  std::size_t from = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), from);
  from = std::min(from, size);
  const std::size_t end = from < asked.quick ? asked.quick : size;
  const std::size_t next = std::min(from + kTogether, end);
  put_words(both, asked.ids, {from, next}, few ? Nulls::few : Nulls::all,
            progress, view);
  const std::string draft = text_in(query, "draft");
  view["is_words"] = true;
  view["first"] = from == 0;
  view["part_id"] = "moved-" + std::to_string(from);
  view["next_id"] = "moved-" + std::to_string(next);
  view["any_next"] = next < size;
  view["next_slow"] = next >= asked.quick;
  view["n_slow"] =
      report::count_of(static_cast<long>(size - next), "claim", "claims");
  view["next_html"] =
      in_attribute(address_of(draft, few ? "few" : "all", next));
  view["n_asked"] =
      report::count_of(static_cast<long>(size), "claim reads", "claims read");
  view["any_asked"] = size > 0;
  view["few"] = few;
  view["few_nulls"] = std::to_string(study::kFewNulls);
  view["all_html"] = in_attribute(address_of(draft, "all", 0));
}

// Claims from the one at ?from=; without it what is expected, and doubts.
Response moved_of(const Visit& own, Progress& progress) {
  const Pairs& query = own.request.query;
  const std::string draft = text_in(query, "draft");
  const Pairs pairs = draft_pairs(own.desk, draft);
  if (pairs.empty())
    return say(own, 404, "That draft is gone",
               "Drafts are kept while the desk runs; begin again.");
  const Proposed proposed = proposed_of(own.state, pairs);
  if (proposed.value == nullptr || proposed.after.empty())
    return say(own, 200, "The change does not check",
               "Mend it first: its mistakes stand beside it.");
  const Loaded& loaded = *own.state.loaded;
  const Readers readers = readers_of(loaded, proposed);
  const Both both =
      both_of(own.desk, loaded.the_case, *proposed.value, progress);
  Json view;
  if (find(query, "from")) {
    put_part(both, claims_asked(*proposed.value, readers), query, progress,
             view);
  } else {
    view["part_id"] = "moved";
    put_chances(both, readers, casefile::register_of(loaded.files).questions,
                progress, view);
    put_doubts(loaded.the_case, *proposed.value, view);
  }
  view["back_html"] = in_attribute(address("/add", {{"draft", draft}}));
  return show(own, {"Words and chances that would move", "moved_words",
                    std::move(view)});
}

}  // namespace

Response moved_page(const Visit& visit) {
  return long_work(visit, "Words and chances that would move", moved_of);
}

std::string expected_address(const std::string& draft) {
  return address("/add/moved", {{"draft", draft}});
}

std::string words_address(const std::string& draft) {
  return address_of(draft, "few", 0);
}

std::string kept_draft(Desk& desk, const Pairs& pairs) {
  return desk.drafts.put(
      {"add", address("", without(pairs, {"form_token", "looked", "fill"})),
       ""});
}

Pairs draft_pairs(const Desk& desk, const std::string& draft) {
  const auto kept = desk.drafts.find(draft);
  if (!kept || kept->file != "add") return {};
  return pairs_of(kept->text.substr(1)).value_or(Pairs());
}

}  // namespace entente::desk
