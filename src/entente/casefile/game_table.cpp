// games/*.toml
#include "entente/casefile/game_table.hpp"

#include "entente/casefile/fields.hpp"
#include "entente/casefile/ranges.hpp"
#include "entente/core/hash.hpp"

namespace entente::casefile {
namespace {

std::string hash_in(Fields& fields, const std::string& key) {
  const std::string text = fields.text(key);
  constexpr std::size_t kDigits = 64;
  const bool hash =
      text.size() == kDigits &&
      text.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!hash && !text.empty())
    fields.report(key, "'" + key + "' is no hash",
                  "it says on which record the game was played",
                  "put back the 64 digits that entente play wrote");
  return text;
}

play::Act read_act(const TomlValue& table, Diagnostics& diagnostics) {
  Fields fields(table, "an act of a game", diagnostics);
  play::Act act;
  act.place = fields.place();
  act.group = fields.text("group");
  act.size = fields.whole_or("size", 1);
  act.on = fields.day("on").value_or(0);
  fields.refuse_unknown();
  return act;
}

play::LetGo read_let_go(const TomlValue& table, Diagnostics& diagnostics) {
  Fields fields(table, "what a game lets go", diagnostics);
  play::LetGo one;
  one.place = fields.place();
  one.group = fields.text("group");
  one.on = fields.day("on").value_or(0);
  fields.refuse_unknown();
  return one;
}

play::Month read_month(const TomlValue& table, Diagnostics& diagnostics) {
  Fields fields(table, "a [[month]]", diagnostics);
  play::Month month;
  month.place = fields.place();
  for (const TomlValue* one : fields.tables("acts"))
    month.acts.push_back(read_act(*one, diagnostics));
  for (const TomlValue* one : fields.tables("let_go"))
    month.let_go.push_back(read_let_go(*one, diagnostics));
  month.came = plain(fields.texts("came"));
  fields.refuse_unknown();
  return month;
}

}  // namespace

play::Game read_game(std::string_view bytes,
                     const std::string& file,
                     Diagnostics& diagnostics) {
  play::Game game;
  const std::size_t before = diagnostics.size();
  const TomlValue table = read_toml(bytes, file, diagnostics);
  if (diagnostics.size() > before) return game;
  Fields fields(table, "a game", diagnostics);
  game.place = fields.place();
  game.data_hash = hash_in(fields, "data_hash");
  game.record_hash = hash_in(fields, "record_hash");
  const double seed = fields.number("seed");
  game.seed = seed < 0 ? 0 : static_cast<std::uint64_t>(seed);
  if (seed != static_cast<double>(game.seed))
    fields.report("seed", "'seed' is no whole number",
                  "luck hangs on every digit of it",
                  "write the number with which the game was begun");
  game.theory = fields.text_or("theory", "");
  game.from = fields.day("from").value_or(0);
  game.months = fields.whole("months");
  for (const TomlValue* one : fields.tables("month"))
    game.played.push_back(read_month(*one, diagnostics));
  if (static_cast<int>(game.played.size()) > game.months)
    fields.report("month",
                  "the game has " + std::to_string(game.played.size()) +
                      " months, and 'months' is " + std::to_string(game.months),
                  "a game ends after so many",
                  "remove the last ones, or mend 'months'");
  fields.refuse_unknown();
  return game;
}

std::string record_hash(const Case& value, Day to) {
  std::string all;
  const auto add = [&](std::string_view text) {
    all += text;
    all += '\x1f';
  };
  const auto add_all = [&](const SharedTexts& texts) {
    for (const auto& one : texts)
      add(std::string_view(one));
    add("");
  };
  for (const record::Act& act : value.record.acts) {
    if (act.day > to) continue;
    add(std::string_view(act.id));
    add(iso(act.day));
    add(iso(act.end));
    add_all(act.actors);
    add_all(act.targets);
    add(std::string_view(act.kind));
    add_all(act.lines);
    for (const SharedText* one : {&act.unit, &act.outcome, &act.scheduled,
                                  &act.terms, &act.package, &act.answers})
      add(std::string_view(*one));
    for (const auto& number : {act.magnitude, act.severity})
      add(number ? std::to_string(*number) : std::string());
    add(std::to_string(static_cast<int>(act.precision)));
    add(std::to_string(static_cast<int>(act.check)));
    all += '\n';
  }
  return sha256(all);
}

}  // namespace entente::casefile
