// The rows of a store: what comes in, and what is asked of it.
#include "entente/candidates/store_inside.hpp"

namespace entente::candidates {
namespace {

std::string precision_text(record::Precision precision) {
  if (precision == record::Precision::month) return "month";
  return precision == record::Precision::year ? "year" : "day";
}

// Adds a word to words that are joined, unless it is there.
std::string with(const std::string& all,
                 const std::string& one,
                 const std::string& joint) {
  if (one.empty()) return all;
  if ((joint + all + joint).find(joint + one + joint) != std::string::npos)
    return all;
  return all.empty() ? one : all + joint + one;
}

}  // namespace

std::string text_of(State state) {
  switch (state) {
    case State::known:
      return "known";
    case State::accepted:
      return "accepted";
    case State::merged:
      return "merged";
    case State::rejected:
      return "rejected";
    default:
      return "open";
  }
}

namespace {

State state_of(const std::string& word) {
  for (const State state :
       {State::known, State::accepted, State::merged, State::rejected})
    if (text_of(state) == word) return state;
  return State::open;
}

}  // namespace

Entry Store::take(const Event& event,
                  const std::string& origin,
                  const std::string& map,
                  const std::function<std::string(const Event&)>& known_act) {
  Inside& in = *inside_;
  if (in.where == Inside::Where::memory && in.rows >= in.limit) in.spill();
  if (in.db->failed()) return Entry::folded;
  Statements& run = *in.run;
  const std::string name =
      origin + "/" + event.row + "@" + std::to_string(event.day);
  const bool seen = run.seen.bind(1, name).step();
  const bool now = seen && run.seen.number(0) == in.number;
  run.seen.reset();
  if (seen) return now ? Entry::duplicate : Entry::again;
  ++in.rows;
  run.by_key.bind(1, long{event.day}).bind(2, event.actor);
  run.by_key.bind(3, event.target).bind(4, event.kind);
  if (run.by_key.step()) {
    const long id = run.by_key.number(0);
    const long scored = run.by_key.number(2);
    const double mean = run.by_key.real(1);
    const std::string publishers =
        with(run.by_key.text(3), event.publisher, "; ");
    const std::string origins = with(run.by_key.text(4), origin, " ");
    const std::string first = run.by_key.text(5);
    run.by_key.reset();
    if (event.goldstein) {
      const double n = static_cast<double>(scored);
      run.again.bind(1, (mean * n + *event.goldstein) / (n + 1));
      run.again.bind(2, scored + 1);
    } else if (scored > 0) {
      run.again.bind(1, mean).bind(2, scored);
    } else {
      run.again.bind_null(1).bind(2, 0L);
    }
    run.again.bind(3, publishers).bind(4, origins).bind(5, id).run();
    run.insert_row.bind(1, name).bind(2, id).bind(3, in.number).run();
    return !first.empty() && first != event.coded_actor ? Entry::mirrored
                                                        : Entry::folded;
  }
  run.by_key.reset();
  const std::string act = known_act(event);
  run.add.bind(1, long{event.day}).bind(2, precision_text(event.precision));
  run.add.bind(3, event.actor).bind(4, event.target).bind(5, event.kind);
  run.add.bind(6, event.code);
  if (event.goldstein) {
    run.add.bind(7, *event.goldstein).bind(8, 1L);
  } else {
    run.add.bind_null(7).bind(8, 0L);
  }
  run.add.bind(9, event.publisher).bind(10, origin).bind(11, event.text);
  run.add.bind(12, event.address).bind(13, map);
  run.add.bind(14, text_of(act.empty() ? State::open : State::known));
  run.add.bind(15, act).bind(16, event.coded_actor).run();
  const long id = static_cast<long>(sqlite3_last_insert_rowid(in.db->get()));
  run.insert_row.bind(1, name).bind(2, id).bind(3, in.number).run();
  return Entry::opened;
}

long Store::size() const {
  Statement count(*inside_->db, "SELECT count(*) FROM candidate");
  return count.step() ? count.number(0) : 0;
}

std::optional<Candidate> Store::find(long id) const {
  Statement one(*inside_->db,
                "SELECT id,day,precision,actor,target,kind,code,goldstein,"
                "reports,publishers,origin,text,address,map,state,act,reason "
                "FROM candidate WHERE id=?");
  if (!one.bind(1, id).step()) return {};
  Candidate found;
  found.id = one.number(0);
  found.day = static_cast<Day>(one.number(1));
  const std::string precision = one.text(2);
  if (precision == "month") found.precision = record::Precision::month;
  if (precision == "year") found.precision = record::Precision::year;
  int at = 3;
  for (std::string* const text :
       {&found.actor, &found.target, &found.kind, &found.code})
    *text = one.text(at++);
  if (!one.is_null(7)) found.goldstein = one.real(7);
  found.reports = one.number(8);
  at = 9;
  for (std::string* const text : {&found.publishers, &found.origin, &found.text,
                                  &found.address, &found.map})
    *text = one.text(at++);
  found.state = state_of(one.text(14));
  found.act = one.text(15);
  found.reason = one.text(16);
  return found;
}

std::vector<long> Store::ids(State state) const {
  Statement all(*inside_->db,
                "SELECT id FROM candidate WHERE state=? ORDER BY day, id");
  all.bind(1, text_of(state));
  std::vector<long> found;
  while (all.step())
    found.push_back(all.number(0));
  return found;
}

std::vector<Store::Waiting> Store::waiting() const {
  Statement all(*inside_->db,
                "SELECT id, kind, actor FROM candidate WHERE state='open' "
                "ORDER BY day, id");
  std::vector<Waiting> found;
  while (all.step())
    found.push_back({all.number(0), all.text(1), all.text(2)});
  return found;
}

std::string Store::first_row(long id) const {
  const std::vector<std::string> rows = rows_of(id);
  return rows.empty() ? "" : rows.front();
}

std::vector<std::string> Store::rows_of(long id) const {
  Statement rows(*inside_->db,
                 "SELECT name FROM report WHERE candidate=? ORDER BY name");
  rows.bind(1, id);
  std::vector<std::string> names;
  while (rows.step()) {
    const std::string name = rows.text(0);
    const std::size_t at = name.rfind('@');
    names.push_back(at == std::string::npos
                        ? name
                        : name.substr(0, at + 1) +
                              iso(std::atoi(name.c_str() + at + 1)));
  }
  return names;
}

std::optional<long> Store::of_row(const std::string& row) const {
  const std::size_t at = row.rfind('@');
  const auto day =
      at == std::string::npos ? std::nullopt : parse_day(row.substr(at + 1));
  if (!day) return {};
  Statement one(*inside_->db, "SELECT candidate FROM report WHERE name=?");
  one.bind(1, row.substr(0, at + 1) + std::to_string(*day));
  return one.step() ? std::optional<long>(one.number(0)) : std::nullopt;
}

void Store::set(long id,
                State state,
                const std::string& act,
                const std::string& reason) {
  Statement update(*inside_->db,
                   "UPDATE candidate SET state=?, act=?, reason=? WHERE id=?");
  update.bind(1, text_of(state)).bind(2, act).bind(3, reason).bind(4, id);
  update.run();
}

}  // namespace entente::candidates
