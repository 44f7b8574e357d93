#include "entente/cli/text/act_text.hpp"

#include <fmt/format.h>

#include "entente/record/act_words.hpp"
#include "entente/record/around.hpp"

namespace entente::cli {
namespace {

using record::Act;
using record::check_word;
using record::date_of;
using record::in_list;
using record::kFollowDays;

void add_field(const char* name, const std::string& value, std::string& text) {
  if (!value.empty()) text += fmt::format("  {:<10} {}\n", name, value);
}

std::string line_of(const Act& act) {
  return fmt::format("{}  {}: {}", date_of(act), act.id.view(),
                     act.summary.view());
}

const Act* find_act(const record::Record& record, std::string_view id) {
  for (const Act& act : record.acts)
    if (act.id.view() == id) return &act;
  return nullptr;
}

void add_second_coding(const record::Record& record,
                       const Act& act,
                       std::string& text) {
  const auto second = record.second_coding.find(act.id);
  if (second == record.second_coding.end()) return;
  add_field(
      "2nd coding",
      fmt::format("{}{} ({}: {})", second->second.terms,
                  second->second.severity
                      ? fmt::format(", severity {:g}", *second->second.severity)
                      : "",
                  second->second.certainty, second->second.reason),
      text);
}

void add_sources(const record::Record& record,
                 const Act& act,
                 std::string& text) {
  for (const std::string& piece : record::source_pieces(act)) {
    const record::SourceRule* rule = record::rule_for(piece, record.sources);
    add_field("source", piece, text);
    if (rule != nullptr && rule->citation != piece)
      add_field("", rule->citation + " (" + rule->source_class + ")", text);
  }
}

}  // namespace

std::string act_text(const casefile::Case& the_case, const Act& act) {
  const record::Record& record = the_case.record;
  std::string text = std::string(act.id.view()) + "\n";
  add_field("date",
            date_of(act) + (act.end > act.day ? " to " + iso(act.end) : ""),
            text);
  add_field("who",
            in_list(act.actors) + " (" + std::string(text_of(act.side)) + ")" +
                (act.targets.empty() ? "" : " to " + in_list(act.targets)),
            text);
  add_field("kind", act.kind, text);
  add_field("summary", act.summary, text);
  if (act.magnitude)
    add_field("size", fmt::format("{:g} {}", *act.magnitude, act.unit.view()),
              text);
  add_field("outcome", act.outcome, text);
  add_field("scheduled", act.scheduled, text);
  add_field("terms", act.terms, text);
  add_field("package", act.package, text);
  add_field("line", in_list(act.lines), text);
  add_field("weight",
            fmt::format("{:g}{}", record::weight_of(act, record.kinds),
                        act.severity ? "" : " (the kind's default)"),
            text);
  add_field("check", std::string(check_word(act.check)), text);
  add_field("note", act.note, text);
  add_second_coding(record, act, text);
  for (const record::Doubt& doubt : record.doubts)
    if (doubt.id == act.id)
      add_field(
          "doubt",
          doubt.doubt + (doubt.source.empty() ? "" : " (" + doubt.source + ")"),
          text);
  add_sources(record, act, text);
  return text;
}

std::string around_text(const casefile::Case& the_case, std::size_t index) {
  const record::Record& record = the_case.record;
  const Act& act = record.acts[index];
  std::string text;
  if (const Act* answered = find_act(record, act.answers))
    add_field("answers", line_of(*answered), text);
  for (const std::size_t i : record::answered_by(record, index))
    add_field("answered by", line_of(record.acts[i]), text);
  const auto followed = record::followed_within(record, index, kFollowDays);
  constexpr std::size_t kMost = 10;
  if (followed.empty() && act.day + kFollowDays <= the_case.window.to)
    text += fmt::format("within {} days nothing followed\n", kFollowDays);
  if (followed.empty()) return text;
  text += fmt::format("what followed within {} days: {}\n", kFollowDays,
                      followed.size());
  for (std::size_t i = 0; i < followed.size() && i < kMost; ++i)
    text += "  " + line_of(record.acts[followed[i]]) + "\n";
  if (followed.size() > kMost)
    text += fmt::format("  and {} more: entente record list CASE --from {}\n",
                        followed.size() - kMost,
                        iso(record.acts[followed[kMost]].day));
  return text;
}

}  // namespace entente::cli
