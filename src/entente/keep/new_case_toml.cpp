// case.toml of a new case: every key that docs/files.md lists, each with what
// it is for; those that it does without are commented out.
#include "entente/keep/new_case_text.hpp"

namespace entente::keep {

std::string_view new_case_toml() {
  return R"toml(# Lines that begin with # are comments: what a key is for, and keys that this
# case does without. docs/files.md says of each what it may be.
title = "@OUR_NAME@ and @THEIR_NAME@"
contest_outcomes = ["attack"]      # the groups that theories are compared on
# claims_about = ["gifts"]         # the order of what claims are about

[actors]                           # every code that acts.csv may use
@OURS@ = "@OUR_NAME@"
@THEIRS@ = "@THEIR_NAME@"

[sides]
our_name = "@OUR_NAME@"            # for sentences
their_name = "@THEIR_NAME@"
ours = ["@OURS@"]                  # an act of both sides is joint
theirs = ["@THEIRS@"]
# joint_with = ["XYZ"]             # third parties that make an act of theirs joint

[window]
from = @FROM@                      # the first day that a fit reads
as_of = @AS_OF@                    # the last: entente add CASE --as-of DATE moves it
# seed_days = 450                  # before it: states of terms start from their acts

[defaults]
check = "sourced"                  # what an empty cell of check means

# What readers call the lines of [[track]].
# [words]
# line = "line"
# lines = "lines"

# A group is the acts that fit any of its [[group.select]]; within one, every
# condition that is given must hold at once.
[[group]]
name = "attack"                    # what terms call it
one = "an attack"                  # for sentences
many = "attacks"
side = "theirs"                    # ours, theirs, joint, third: who is answered for it
counts = "days"                    # days with an act; or "acts", by their weight: no outcome
eligible = "outcomes"              # sourced and dated to the day; "terms": also date-unverified
gates = ["attacks"]                # families of coverage.csv: where one is poor, no observation
# at_risk = "always"               # "line open", "line shut": only while a line is so
# announced = true                 # known before the day: terms read it at once
# only = {from = @FROM@, to = @AS_OF@}   # acts outside these days do not belong
# unweighted = true                # every act weighs 1
# second_coding = true             # terms and severity by second_coding.csv
[[group.select]]
kinds = ["attack"]                 # of kinds.csv
# sides = ["theirs"]
# actors_any = ["@THEIRS@"]        # at least one of these acts
# actors_none = ["@OURS@"]         # none of these
# targets_any = ["@OURS@"]         # it is aimed at one of these
# text_any = ["shots"]             # summary or note holds one of these texts
# terms = ["upfront"]              # of these terms
# terms_none = ["", "n/a"]         # of none of these; "" stands for an empty cell
# outcomes = [""]                  # of these outcomes
# units = ["t"]                    # its magnitude is counted in one of these
# scheduled = ["yes"]
# lines_any = ["harbour"]          # it concerns one of these lines
# ids = ["..."]                    # these acts alone
# least_weight = 2                 # at least so heavy
# below_weight = 4                 # less than so heavy
# own_kind_covered = true          # without acts whose own kind is poorly covered
# [[group.except]]                 # an act that is left out
# id = "..."
# reason = "..."

[[group]]
name = "gift"
one = "a gift"
many = "gifts"
side = "ours"
counts = "acts"
eligible = "terms"
[[group.select]]
kinds = ["aid_delivered"]
terms = ["upfront"]

[[group]]
name = "talks"
one = "a day of talks"
many = "days of talks"
side = "joint"
counts = "days"
eligible = "outcomes"
gates = ["talks"]
[[group.select]]
kinds = ["talks_held"]
sides = ["joint"]

# A track is a state with spells: a line that is opened by hotline_installed,
# hotline_restored and joint_project_opened, and shut by hotline_severed,
# hotline_unanswered and joint_project_closed; or what follows from other acts.
# [[track]]
# name = "harbour line"            # what terms call it
# title = "Harbour line"           # on the page
# line = "harbour"                 # the word in the column `line` of acts.csv
# at_risk = true                   # groups that are at risk while a line is open or shut mean it
# note = "Between the harbour masters."
# opening_kinds = ["exercise_held"]   # instead of line; closing_kinds shuts it
# closing_kinds = []
# opening_ids = []                 # these acts open it, closing_ids shut it
# closing_ids = []
# lasts_to_end = true              # open until the act's own last day
# actors_any = ["@OURS@"]          # only acts of one of these
# summary_names = "harbour"        # only acts whose summary holds this
# packages = ["harbour deal"]      # only acts of these packages

# How rich a law a group gets: the first tier that its acts reach. The last
# begins at 0.
[[tier]]
from_acts = 30
harmonics = 1                      # waves of the year
memory = [20, 90]                  # half-lives of self-excitation, in days
# eras = true                      # an effect for each [[era]]
# density = true                   # density of sources, for [density].groups
[[tier]]
from_acts = 0

# A group that is modelled: its background before looking, acts a year within a
# factor.
[[law]]
group = "attack"
acts_per_year = 2
within_factor = 5
# title = "..."                    # one line for what it is
# tier_as_if_acts = 10             # the tier by decision instead of by count
# variant = true                   # of stability rows alone
[[law]]
group = "gift"
acts_per_year = 1
within_factor = 5
[[law]]
group = "talks"
acts_per_year = 2
within_factor = 5

# The days of a group that are those of its parts taken together.
# [[union]]
# whole = "..."
# parts = ["...", "..."]

# Terms of office, for tiers with eras.
# [[era]]
# name = "first government"
# from = @FROM@
# to = @MIDDLE@

# Days of calendar.csv, for near().
# [[event]]
# name = "national day"
# kinds = ["anniversary"]
# contains = ["National Day"]      # part of the name; left out: all of the kinds

# How densely was written: acts of these classes of sources.csv, or the events
# of daily.csv, which entente import --daily writes.
# [density]
# classes = ["press"]
# groups = ["talks"]               # the laws that it enters
# trailing_days = 365
# file = "daily.csv"               # instead of classes
# column = "events"                # or goldstein: their mean score
# source = "icews"                 # where the file has several
# actors = ["@THEIRS@"]            # only events by one of these
# targets = ["@OURS@"]             # only events aimed at one of these
# quads = ["1", "2"]               # verbal, material cooperation; 3, 4 conflict

[model]
treatments = ["recent(gift, 30)", "within(talks, 30)"]   # what may move theirs
responses = ["recent(attack, 20)"] # what may move the groups in reacting
reacting = ["gift", "talks"]
# breaks = [@MIDDLE@]              # a stability row only
# harmonic_sd = 0.4                # prior scales, on the log rate
# era_sd = 0.5
# density_sd = 0.5
# break_sd = 0.5
# median_ratio = 1.2               # median size of a signed effect over 60 days
# lag_other = 2                    # days until acts of others are visible
# lag_own = 1

[forecast]
horizons = [14, 30, 90]            # days ahead
record_from = @MIDDLE@             # first monthly origin of the track record
[[forecast.item]]
id = "attack"
title = "An attack"
group = "attack"
# part_of = "..."                  # a kind of day of that group, without a law of its own

# What policies (policies/*.toml) are compared on.
# [policies]
# days = [90, 365]                 # how far ahead; ranked by the last
# [[policies.outcome]]
# id = "attack-days"
# title = "Days with an attack"
# measure = "days"                 # acts, sizes, lines open
# group = "attack"
# part_of = "..."                  # a kind of day of that group
# cost = true                      # what it costs our side
# [[profile]]                      # one reader's loss
# id = "fishermen"
# title = "Quiet waters"
# holder = "The fishermen"
# weights = { attack-days = 1 }
)toml";
}

}  // namespace entente::keep
