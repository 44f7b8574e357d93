#include "entente/desk/rooms/review/review_page.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "entente/desk/rooms/changed_lines.hpp"
#include "entente/desk/rooms/record/record_page.hpp"
#include "entente/desk/rooms/review/asked_of.hpp"
#include "entente/desk/rooms/review/would_be.hpp"
#include "entente/keep/act_change.hpp"
#include "entente/keep/proposal.hpp"
#include "entente/report/words/context.hpp"
#include "entente/report/words/words.hpp"

namespace entente::desk {
namespace {

using candidates::Candidate;
using candidates::Store;
using Queue = std::vector<Store::Waiting>;

constexpr std::size_t kMostNear = 8;
constexpr std::size_t kMostNext = 10;
constexpr std::size_t kMostRows = 12;

std::string kind_words(const record::Record& record, const std::string& kind) {
  for (const record::Kind& one : record.kinds)
    if (one.kind == kind && !one.label.empty()) return one.label;
  return kind;
}

// "HAL+VAR" by their names.
std::string actor_words(const casefile::Case& the_case, std::string joined) {
  std::vector<std::string> names;
  while (!joined.empty()) {
    const std::size_t end = std::min(joined.find('+'), joined.size());
    names.push_back(report::actor_name(the_case, joined.substr(0, end)));
    joined.erase(0, end + 1);
  }
  return report::listed(names);
}

std::string dyad_words(const casefile::Case& the_case, const Candidate& one) {
  return actor_words(the_case, one.actor) +
         (one.target.empty() ? "" : " > " + actor_words(the_case, one.target));
}

// Kinds or actors of what waits, each with how many.
template <class Of, class Words>
Json narrowing(const Queue& all,
               const std::string& chosen,
               const Of& of,
               const Words& words) {
  std::map<std::string, long> counts;
  for (const Store::Waiting& one : all)
    ++counts[of(one)];
  Json list = Json::array();
  for (const auto& [value, n] : counts)
    list.push_back(
        {{"value_html", in_attribute(value)},
         {"words", fmt::format("{} ({})", words(value), report::thousands(n))},
         {"on", value == chosen}});
  return list;
}

void put_queue(const casefile::Case& the_case,
               const Queue& all,
               const Queue& queue,
               const Narrowed& narrowed,
               Json& view) {
  view["n_waiting"] = report::count_of(static_cast<long>(all.size()),
                                       "candidate waits", "candidates wait");
  view["any_narrowed"] = !narrowed.kind.empty() || !narrowed.actor.empty();
  view["n_narrowed"] = report::thousands(static_cast<long>(queue.size()));
  view["kind_menu"] = narrowing(
      all, narrowed.kind, [](const auto& one) { return one.kind; },
      [&](const auto& kind) { return kind_words(the_case.record, kind); });
  view["actor_menu"] = narrowing(
      all, narrowed.actor, [](const auto& one) { return one.actor; },
      [&](const auto& actor) { return actor_words(the_case, actor); });
  view["kind_html"] = in_attribute(narrowed.kind);
  view["actor_html"] = in_attribute(narrowed.actor);
  view["any_waiting"] = !all.empty();
}

// What was decided last at this desk, and can be taken back.
void put_last(const Sitting& sitting, Json& view) {
  view["any_last"] = !sitting.steps().empty();
  if (sitting.steps().empty()) return;
  const auto& step = sitting.steps().back();
  const auto last = sitting.store().find(step.id);
  view["last_name"] = candidate_name(step.id);
  view["last_became"] = candidates::text_of(step.became);
  view["last_reason"] = last ? last->reason : "";
  const std::string into = last ? last->act : step.act;
  view["last_into"] = into;
  view["last_into_html"] = in_attribute(act_address(into));
  view["last_is_act"] = !into.empty() && candidate_number(into) == 0;
}

void add_field(const char* name, std::string value, Json& fields) {
  if (!value.empty())
    fields.push_back({{"field_name", name}, {"field_value", std::move(value)}});
}

void put_candidate(const casefile::Case& the_case,
                   const Store& store,
                   const Candidate& one,
                   Json& view) {
  view["name"] = candidate_name(one.id);
  view["name_html"] = in_attribute(candidate_name(one.id));
  view["text"] = one.text;
  Json fields = Json::array();
  add_field("Date", report::short_date(one.day, one.precision), fields);
  add_field("Who", actor_words(the_case, one.actor), fields);
  add_field("At", actor_words(the_case, one.target), fields);
  add_field("Kind",
            kind_words(the_case.record, one.kind) + " (" + one.kind + ")",
            fields);
  add_field("Code", one.code + (one.map.empty() ? "" : ", by " + one.map),
            fields);
  if (one.goldstein)
    add_field("Goldstein", fmt::format("{:.1f}", *one.goldstein), fields);
  add_field("Data", one.origin, fields);
  add_field("Told by", one.publishers, fields);
  view["told"] = std::move(fields);
  view["is_address"] =
      one.address.starts_with("http://") || one.address.starts_with("https://");
  view["source"] = one.address;
  view["source_html"] = in_attribute(one.address);
  const std::vector<std::string> rows = store.rows_of(one.id);
  std::string listed;
  for (std::size_t i = 0; i < std::min(rows.size(), kMostRows); ++i)
    listed += (listed.empty() ? "" : ", ") + rows[i];
  if (rows.size() > kMostRows)
    listed += fmt::format(" and {} more", rows.size() - kMostRows);
  view["n_rows"] =
      report::count_of(static_cast<long>(rows.size()), "row", "rows");
  view["rows"] = listed;
}

void put_near(const casefile::Case& the_case,
              const candidates::Review& review,
              const Candidate& one,
              Json& view) {
  Json list = Json::array();
  for (const record::Act* act : review.near_acts()) {
    if (list.size() == kMostNear) break;
    const int apart = act->day - one.day;
    list.push_back(
        {{"near_id_html", in_attribute(act->id.view())},
         {"near_html", in_attribute(act_address(act->id))},
         {"near_summary", std::string(act->summary.view())},
         {"near_date", report::short_date(act->day, act->precision)},
         {"near_apart", apart == 0 ? std::string("the same day")
                                   : report::days_in_words(std::abs(apart)) +
                                         (apart < 0 ? " before" : " after")},
         {"near_kind", report::kind_label(*act, the_case.record.kinds)},
         {"near_same", act->kind == one.kind},
         {"near_first", list.empty()}});
  }
  view["any_near"] = !list.empty();
  view["near"] = std::move(list);
}

// The row, to be read and to be edited.
void put_draft(const casefile::Case& the_case,
               const keep::Cells& draft,
               Json& view) {
  Json fields = Json::array(), row = Json::array();
  for (const std::string& column : keep::act_columns()) {
    const auto found = draft.find(column);
    const std::string value = found == draft.end() ? "" : found->second;
    if (!value.empty())
      row.push_back({{"field_name", column}, {"field_value", value}});
    if (column == "check") continue;  // the button says it
    const bool is_long = column == "id" || column == "summary" ||
                         column == "source" || column == "note";
    const char* const menu = column == "kind"      ? "kinds"
                             : column == "actor"   ? "actors"
                             : column == "target"  ? "actors"
                             : column == "answers" ? "answered"
                                                   : "";
    fields.push_back({{"column", column},
                      {"value_html", in_attribute(value)},
                      {"is_long", is_long},
                      {"menu", menu}});
  }
  view["draft"] = std::move(row);
  view["columns"] = std::move(fields);
  Json kinds = Json::array(), actors = Json::array(), answers = Json::array();
  for (const record::Kind& kind : the_case.record.kinds)
    kinds.push_back({{"value_html", in_attribute(kind.kind)},
                     {"words_html", in_attribute(kind.label)}});
  for (const auto& [code, name] : the_case.actors)
    actors.push_back({{"value_html", in_attribute(code)},
                      {"words_html", in_attribute(name)}});
  for (const keep::Answered& one : keep::likely_answered(
           the_case.record, keep::act_told(draft, the_case.sides), 3)) {
    const record::Act& act = the_case.record.acts[one.act];
    answers.push_back({{"value_html", in_attribute(act.id.view())},
                       {"words_html", in_attribute(act.summary.view())}});
  }
  view["kinds"] = std::move(kinds);
  view["actors"] = std::move(actors);
  view["answered"] = std::move(answers);
}

// Where it stands among those that are shown, and which come next.
void put_place(const casefile::Case& the_case,
               const Store& store,
               const Queue& queue,
               long id,
               const Narrowed& narrowed,
               Json& view) {
  std::size_t at = 0;
  while (at < queue.size() && queue[at].id != id)
    ++at;
  const auto link = [&](std::size_t place) {
    return place < queue.size()
               ? in_attribute(review_address(narrowed, queue[place].id))
               : std::string();
  };
  // One that was opened by its address may be none of those.
  view["place"] =
      at == queue.size()
          ? std::string()
          : fmt::format("{} of {}",
                        report::thousands(static_cast<long>(at) + 1),
                        report::thousands(static_cast<long>(queue.size())));
  view["before_html"] = at > 0 && at < queue.size() ? link(at - 1) : "";
  view["next_html"] = at < queue.size() ? link(at + 1) : link(0);
  Json next = Json::array();
  const std::size_t first = at == queue.size() ? 0 : at + 1;
  for (std::size_t i = first; i < std::min(queue.size(), first + kMostNext);
       ++i) {
    const auto one = store.find(queue[i].id);
    next.push_back({{"next_one_html", link(i)},
                    {"next_date", report::short_date(one->day, one->precision)},
                    {"next_text", one->text},
                    {"next_who", dyad_words(the_case, *one) + ", " +
                                     kind_words(the_case.record, one->kind)}});
  }
  view["any_next"] = !next.empty();
  view["coming"] = std::move(next);
}

void put_refused(const candidates::Decided& refused, Json& view) {
  view["refused"] = !refused.done();
  view["refused_words"] =
      refused.not_written ? refused.not_written->problem : refused.problem;
  view["refused_hint"] = refused.hint;
  view["refused_mistakes"] = mistakes_list(refused.mistakes);
}

// Why a candidate that was asked for is not asked about.
std::string gone_words(const Store& store, long id) {
  const auto one = store.find(id);
  const std::string name = candidate_name(id);
  if (!one) return "There is no candidate " + name + ".";
  return name + " does not wait: it was " + candidates::text_of(one->state) +
         (one->act.empty() ? "" : ", " + one->act) + ".";
}

}  // namespace

Response candidate_page(const Visit& visit, Sitting& sitting, Shown shown) {
  const Loaded& loaded = *visit.state.loaded;
  const casefile::Case& the_case = loaded.the_case;
  candidates::Review& review = sitting.review();
  const Narrowed narrowed =
      narrowed_by(visit.request.method == Method::get ? visit.request.query
                                                      : visit.request.form);
  const Queue all = sitting.store().waiting();
  Queue queue;
  std::copy_if(all.begin(), all.end(), std::back_inserter(queue),
               [&](const auto& one) { return narrowed.takes(one); });
  Json view;
  put_queue(the_case, all, queue, narrowed, view);
  put_last(sitting, view);
  view["notice"] = "";
  if (shown.candidate != 0 && !review.go_to(shown.candidate)) {
    view["notice"] = gone_words(sitting.store(), shown.candidate);
    shown.candidate = 0;
    shown.typed.clear();
  }
  if (shown.candidate == 0 && !queue.empty())
    review.go_to(shown.candidate = queue.front().id);
  view["any_shown"] = shown.candidate != 0;
  view["case_folder"] = visit.desk.keeper.folder.string();
  if (shown.candidate == 0)
    return show(visit, {"Review", "review", std::move(view)});
  const Candidate one = *review.current();
  put_candidate(the_case, sitting.store(), one, view);
  put_place(the_case, sitting.store(), queue, one.id, narrowed, view);
  put_near(the_case, review, one, view);
  candidates::Decided edited = edit_by(shown.typed, review);
  if (shown.refused.done()) shown.refused = std::move(edited);
  put_refused(shown.refused, view);
  put_draft(the_case, review.draft(), view);
  view["proposed_html"] = in_attribute(review.draft().at("id"));
  view["open_edit"] = find(shown.typed, kField + std::string("id")).has_value();
  view["seen"] = seen_of(one, loaded.files);
  const keep::Change change = review.accepting("date-unverified");
  Diagnostics unwritten;  // said where it is accepted
  view["diffs"] = changed_lines(loaded.files,
                                keep::changed(loaded.files, change, unwritten));
  view["behind"] = shown.reads == Shown::Reads::behind;
  view["behind_html"] = in_attribute(
      address("/review/reads", {{"candidate", candidate_name(one.id)},
                                {"kind", narrowed.kind},
                                {"actor", narrowed.actor}}));
  if (shown.reads == Shown::Reads::now) put_reads(visit, change, view);
  return show(
      visit, {candidate_name(one.id) + " – Review", "review", std::move(view)});
}

Response no_review_page(const Visit& visit, const NoReview& why) {
  if (why.mistakes.empty())
    return say(visit, 200, "Review",
               why.problem + ". Load the page again when it is done.");
  Json view;
  view["mistakes_here"] = mistakes_list(why.mistakes);
  return show(visit, {"Review", "review_mistakes", std::move(view)});
}

}  // namespace entente::desk
