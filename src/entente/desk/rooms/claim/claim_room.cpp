#include "entente/desk/rooms/claim/claim_room.hpp"

#include <algorithm>

#include "entente/core/hash.hpp"
#include "entente/core/holds.hpp"
#include "entente/desk/rooms/claim/chosen.hpp"
#include "entente/desk/rooms/claim/verdict_page.hpp"
#include "entente/keep/whole_file.hpp"

namespace entente::desk {
namespace {

using Options = std::vector<std::pair<std::string, std::string>>;

Json menu(const Options& options, const std::string& chosen) {
  Json list = Json::array();
  for (const auto& [value, words] : options)
    list.push_back({{"value_html", in_attribute(value)},
                    {"words", words},
                    {"on", value == chosen}});
  return list;
}

const Options& forms() {
  static const Options all = {
      {"above", "raises it: rate ratio above ×1.25"},
      {"below", "lowers it: below ×0.8"},
      {"not above", "does not raise it: not above ×1.25"},
      {"not below", "does not lower it: not below ×0.8"},
      {"season", "it has a season"},
      {"gain", "the term adds to forecasts of it"},
      {"hazard", "a line is cut more often than so many times a year"},
      {"hazard ratio", "it is more (or less) often while a track is open"},
      {"episode", "a span held more (or fewer) than usual"}};
  return all;
}

const Options& ops() {
  static const Options all = {
      {"recent", "recent acts, fading with a half-life"},
      {"within", "any act within a window"},
      {"since", "days since the last act"},
      {"under_way", "while an act lasts"},
      {"in open", "while a track is open"},
      {"in shut", "while a track is shut"},
      {"near", "days around an event"}};
  return all;
}

// Outcomes count days.
enum class Counted { any, days };

Options groups_of(const casefile::Case& the_case, Counted counted) {
  Options out;
  for (const record::Group& group : the_case.groups)
    if (counted == Counted::any || group.counting == record::Counting::days)
      out.emplace_back(group.name, group.name);
  return out;
}

Options tracks_of(const casefile::Case& the_case) {
  Options out;
  for (const record::Track& track : the_case.tracks)
    out.emplace_back(track.name, track.name);
  return out;
}

Options events_of(const casefile::Case& the_case) {
  Options out;
  for (const auto& event : the_case.model.events)
    out.emplace_back(event.name, event.name);
  return out;
}

// The terms of the case that may stand beside what is tested.
Json terms_view(const casefile::Case& the_case, const Pairs& pairs) {
  const auto replaced = all_in(pairs, "replaces");
  const auto beside = all_in(pairs, "beside");
  Json list = Json::array();
  for (const auto* terms :
       {&the_case.model.treatments, &the_case.model.responses})
    for (const theory::NamedTerm& term : *terms)
      list.push_back({{"term", term.text},
                      {"term_html", in_attribute(term.text)},
                      {"replaced", holds(replaced, term.text)},
                      {"beside_on", holds(beside, term.text)}});
  return list;
}

Json mistakes_view(const Diagnostics& mistakes, const std::string& toml) {
  Json list = Json::array();
  for (const Diagnostic& one : mistakes) {
    list.push_back({{"mistake", mistake_text(one)},
                    {"key", one.place.file.starts_with("claims/")
                                ? keep::key_at(toml, one.place.line)
                                : ""}});
  }
  return list;
}

void put_menus(const casefile::Case& the_case, const Pairs& pairs, Json& view) {
  view["forms"] = menu(forms(), text_in(pairs, "form"));
  view["outcomes"] =
      menu(groups_of(the_case, Counted::days), text_in(pairs, "outcome"));
  view["ops"] = menu(ops(), text_in(pairs, "op"));
  const std::string of = text_in(pairs, "of");
  view["groups"] = menu(groups_of(the_case, Counted::any), of);
  view["tracks"] = menu(tracks_of(the_case), of);
  view["any_tracks"] = !view["tracks"].empty();
  view["events"] = menu(events_of(the_case), of);
  view["any_events"] = !view["events"].empty();
  view["track_menu"] = menu(tracks_of(the_case), text_in(pairs, "track"));
  view["holds_menu"] =
      menu({{"above", "above"}, {"below", "below"}}, text_in(pairs, "holds"));
  view["acts_menu"] =
      menu(groups_of(the_case, Counted::any), text_in(pairs, "acts"));
  view["terms"] = terms_view(the_case, pairs);
  for (const char* key : {"days", "days_after", "term", "with", "threshold",
                          "span_from", "span_to", "apart", "horizons"})
    view[std::string(key) + "_html"] = in_attribute(text_in(pairs, key));
  if (text_in(pairs, "form").empty()) view["days_html"] = "30";
}

// What the form that keeps it asks for, and holds of what was chosen.
void put_keep(const Pairs& pairs, Json& view) {
  Json fields = Json::array();
  std::vector<std::string_view> written = {"id", "form_token"};
  for (const Written& one : written_keys()) {
    written.emplace_back(one.key);
    fields.push_back({{"key", one.key},
                      {"label", one.label},
                      {"value_html", in_attribute(text_in(pairs, one.key))}});
  }
  view["written"] = std::move(fields);
  view["id_html"] = in_attribute(text_in(pairs, "id"));
  Json chosen = Json::array();
  for (const auto& [key, value] : without(pairs, written))
    chosen.push_back(
        {{"key_html", in_attribute(key)}, {"value_html", in_attribute(value)}});
  view["chosen"] = std::move(chosen);
}

Response page(const Visit& visit,
              const Pairs& pairs,
              const std::string& toml,
              const Diagnostics& mistakes,
              int status) {
  Json view;
  put_menus(visit.state.loaded->the_case, pairs, view);
  put_keep(pairs, view);
  view["asked"] = !toml.empty();
  view["toml"] = toml;
  view["mistakes_here"] = mistakes_view(mistakes, toml);
  view["any_here"] = !mistakes.empty();
  view["checks"] = !toml.empty() && mistakes.empty();
  view["verdict_html"] = in_attribute(verdict_address(pairs, "few"));
  return show(visit, {"Ask a claim", "ask", std::move(view)}, status);
}

Response menus(const Visit& visit) {
  const Pairs& query = visit.request.query;
  if (text_in(query, "form").empty()) return page(visit, query, "", {}, 200);
  const Loaded& loaded = *visit.state.loaded;
  const keep::ClaimTyped typed = asked_of_menus(query);
  const casefile::Reading reading = with_claim(
      loaded.files, loaded.the_case.id, asked_id(loaded.the_case), typed);
  return page(visit, query, keep::claim_toml(typed), reading.diagnostics, 200);
}

Response kept(const Visit& visit) {
  const Pairs& form = visit.request.form;
  const std::string file = "claims/" + text_in(form, "id") + ".toml";
  const std::string toml = keep::claim_toml(typed_of(form));
  keep::Kept done =
      keep::commit(visit.desk.keeper.folder, {keep::put_file(file, toml, "")});
  if (done.not_written)
    done.mistakes.push_back({{file, 0, 0},
                             done.not_written->problem,
                             "nothing was written",
                             "make room, or look at its permissions"});
  if (!done.mistakes.empty())
    return page(visit, form, toml, done.mistakes, 200);
  return redirect(address("/ask/kept", {{"file", file}}));
}

// What was kept, with the way back.
Response kept_page(const Visit& visit) {
  const std::string file = text_in(visit.request.query, "file");
  const auto& files = visit.state.loaded->files;
  const auto found = files.find(file);
  if (found == files.end())
    return say(visit, 404, "No such file",
               "The case has no file of this name; it may be undone already.");
  Json view = {
      {"file", file},
      {"file_html", in_attribute(file)},
      {"toml", found->second},
      {"seen", sha256(found->second)},
      {"open_html", in_attribute(address("/definitions", {{"file", file}}))}};
  return show(visit, {file, "claim_kept", std::move(view)});
}

Response undone(const Visit& visit) {
  const Pairs& form = visit.request.form;
  const std::string file = text_in(form, "file");
  const keep::Kept done = keep::commit(
      visit.desk.keeper.folder, {keep::no_file(file, text_in(form, "seen"))});
  if (done.not_written)
    return say(visit, 200, "It stays", done.not_written->problem);
  if (!done.mistakes.empty())
    return say(visit, 200, "It stays", to_text(done.mistakes.front()));
  return redirect("/ask");
}

}  // namespace

Response claim_room(const Visit& visit) {
  const std::string& path = visit.request.path;
  if (visit.request.method == Method::get) {
    if (path == "/ask") return menus(visit);
    if (path == "/ask/verdict") return verdict_page(visit);
    if (path == "/ask/kept") return kept_page(visit);
  } else {
    if (path == "/ask/keep") return kept(visit);
    if (path == "/ask/undo") return undone(visit);
  }
  return say(visit, 404, "No such page", "Nothing is under this address.");
}

}  // namespace entente::desk
