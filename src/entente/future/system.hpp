// Laws that are simulated together, prepared once for many futures.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "entente/core/rng.hpp"
#include "entente/future/script.hpp"
#include "entente/theory/law.hpp"
#include "entente/theory/posterior.hpp"
#include "entente/theory/sparse_terms.hpp"

namespace entente::future {

// Marks drawn for one day of one law; of more acts each repeats an earlier one.
constexpr std::uint32_t kMarks = 64;

// What a drawn act carries: copied from a whole observed act (groups that
// count acts) or act day (groups that count days).
struct Mark {
  double weight = 1;
  int lasts = 0;       // days after its first
  unsigned lines = 0;  // bit set of lines at risk that it names
  std::size_t act_day = 0;
};

// Which uniforms of a future are a law's. By place: a day's block serves two
// laws. By name: a block serves two days of one law, the same ones whatever
// else is simulated, so that futures under different policies and theories
// share their luck group by group.
enum class Luck { by_place, by_name };
struct Keys {
  Luck luck = Luck::by_place;
  std::uint32_t block = 0;  // of the acts' uniforms
  int half = 0;             // of the block's two, by place
  std::uint32_t marks = 0;  // first of the marks' uniforms of a day
};
// The uniform of a law's acts on a day.
double act_uniform(const Keys& keys, const Draws& acts, int day);

// A law with what does not change between futures.
struct Simulated {
  theory::Law law;
  std::vector<std::size_t> live_columns;  // whose terms read simulated groups
  std::vector<std::size_t> live_terms;    // of the system's program
  std::vector<double> low, high;          // clamp, by live column
  // A live term that nothing but an act of one group raises: recent, within or
  // under_way; number where it is none.
  struct Falling {
    theory::Op op = theory::Op::number;
    std::size_t group = 0;
    int lag = 0;
    int from = 0;  // day of the history on which all earlier acts are seen
  };
  std::vector<Falling> falling;  // by live column
  std::vector<std::size_t> settled_columns;
  std::vector<std::vector<double>> settled;  // by settled column, window day;
                                             // zeros for a block beyond
  // By block of simulated days: the settled columns that move within it, and
  // those that hold one value (zero is left out).
  struct Block {
    struct Held {
      std::size_t column = 0;  // of the settled ones
      double value = 0;
    };
    std::vector<std::size_t> moving;
    std::vector<Held> held;
  };
  std::vector<Block> blocks;
  std::vector<double> ratios;            // r_j
  std::vector<theory::Decay> memory;     // powers of r_j
  std::vector<double> excitation;        // E_j on the first day
  std::vector<std::vector<Mark>> marks;  // by era; an empty era takes them all
  record::Risk risk = record::Risk::always;
  Span only;  // no acts outside these days
  Keys keys;
  bool silent = false;  // its group acts by a policy alone
};

struct System {
  const theory::Panel* panel = nullptr;
  int from = 0;  // first simulated window day
  int days = 0;
  std::vector<Simulated> laws;
  theory::SparseProgram live;   // the live terms of all laws
  theory::SparseTerms start;    // as they stand before the first day
  std::vector<int> era_of_day;  // index of marks, by window day (and horizon)
  // Where Future.groups holds a group: laws, unions, then groups that the
  // script moves and no law does; -1 where the group stays as recorded.
  std::vector<int> slot_of_group;
  unsigned lines_open = 0;  // bits of the lines at risk, at the start
  unsigned lines_all = 0;
  // A group that is the union of simulated groups, such as provocation =
  // missile or other provocation.
  struct Union {
    std::size_t whole = 0;
    std::vector<std::size_t> parts;
  };
  std::vector<Union> unions;
  // The live columns that acts of a group raise, by group.
  struct Reader {
    std::size_t law = 0, column = 0;  // of the law's live ones
  };
  std::vector<std::vector<Reader>> readers;
  Script script;
};

// What a term may be in a simulation, from its values by day: zero and, of the
// days on which it is not zero, all but the highest and the lowest hundredth.
// The record's one worst week would be held for years otherwise: two groups
// that feed each other lock in at their highest.
theory::Range shown_range(std::span<const double> values);

// Whether a law can act on a window day with these lines open before it.
bool can_act(const System& system,
             const Simulated& law,
             int day,
             unsigned lines_open);

// Prepares `laws` for simulation of window days [from, from + days); earlier
// history stays as recorded. Terms are clamped to what `panel` shows on its
// window (shown_range). With a plan our side acts by it.
struct Conduct {
  const policy::Plan* plan = nullptr;
  Luck luck = Luck::by_place;
};
System make_system(const theory::Panel& panel,
                   std::vector<theory::Law> laws,
                   int from,
                   int days,
                   std::vector<System::Union> unions = {},
                   const Conduct& conduct = {});

}  // namespace entente::future
