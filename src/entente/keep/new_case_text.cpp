#include "entente/keep/new_case_text.hpp"

namespace entente::keep {
namespace {

constexpr std::string_view kActs =
    R"(id,date,end,precision,actor,target,kind,magnitude,unit,outcome,scheduled,terms,package,line,severity,answers,check,summary,source,note
@DAY_1@.@THEIRS@.attack.1,@DAY_1@,,day,@THEIRS@,@OURS@,attack,,,,,,,,,,sourced,"EXAMPLE, to be replaced: shots are fired",Example Gazette,
@DAY_2@.@OURS@.aid_delivered.1,@DAY_2@,,day,@OURS@,@THEIRS@,aid_delivered,,,,,upfront,,,,,sourced,"EXAMPLE, to be replaced: grain is sent",Example Gazette,
@DAY_3@.@OURS@+@THEIRS@.talks_held.1,@DAY_3@,,day,@OURS@+@THEIRS@,@OURS@+@THEIRS@,talks_held,,,,,n/a,,,,,sourced,"EXAMPLE, to be replaced: ministers meet",Example Gazette,
)";

constexpr std::string_view kKinds =
    R"(kind,label,title,default_weight,weight_reason,side
attack,Attack,Shots are fired or people harmed,3,somebody may be hurt,theirs
threat,Threat,A threat is voiced,1,words,theirs
exercise_held,Exercise,A military exercise,2,,ours
sanction_imposed,Sanction,Rights or goods are withheld,2,,ours
aid_delivered,Aid,Goods are delivered,2,,ours
talks_proposed,Offer of talks,Talks are offered,1,words,either
talks_held,Talks,Officials meet,1,talks are no transfer,joint
agreement,Agreement,A text is agreed,3,,joint
)";

constexpr std::string_view kCoverage =
    R"(family,kinds,selector,from,to,quality,reason
attacks,attack,,@FROM@,@AS_OF@,good,say here what was read
talks,talks_proposed talks_held agreement,,@FROM@,@AS_OF@,good,say here what was read
)";

constexpr std::string_view kSources = R"(pattern,class,citation
Example Gazette,press,"Example Gazette, to be replaced"
)";

constexpr std::string_view kClaim = R"toml(title = "Gifts embolden"
sentence = "A gift raises the rate of new attacks."
says = "Say here who says so"
# quote = "..."                # their own words
# about = "gifts"              # the brief's heading above it
form = "above"                 # the rate ratio is above 1.25; or below, not above, not below (docs/files.md)
outcome = "attack"             # a group that counts days
treatment = "recent(gift, 30)" # what is tested: a term
definition = "A gift is aid without conditions, an attack a day with shots."
confounders = "Say here what else might bring both about."
published = "Nothing."         # what others have found
undo = "Say here what would change the word."
)toml";

constexpr std::string_view kEmboldened = R"toml(title = "Gifts embolden"
argument = "What is given without a price invites the next attack."
holders = "Say here who holds it."

[[effect]]
outcome = "attack"             # one of contest_outcomes
term = "recent(gift, 30)"
sign = "raises"                # lowers, either
reason = "Say here why."
)toml";

constexpr std::string_view kNull = R"toml(title = "Nothing matters"
argument = "Attacks come by themselves."
holders = "Whoever wants to be sure."
)toml";

constexpr std::string_view kGitAttributes =
    R"(# Rows that two people add are both kept when their branches are merged; a case
# that they contradict each other in does not check, which says where.
acts.csv merge=union
coverage.csv merge=union
doubts.csv merge=union
forecasts.csv merge=union
retired_ids.csv merge=union
second_coding.csv merge=union
sources.csv merge=union
)";

}  // namespace

const std::map<std::string, std::string_view>& new_case_texts() {
  static const std::map<std::string, std::string_view> all = {
      {".gitattributes", kGitAttributes},
      {"acts.csv", kActs},
      {"case.toml", new_case_toml()},
      {"claims/1.toml", kClaim},
      {"coverage.csv", kCoverage},
      {"kinds.csv", kKinds},
      {"sources.csv", kSources},
      {"theories/emboldened.toml", kEmboldened},
      {"theories/null.toml", kNull}};
  return all;
}

}  // namespace entente::keep
