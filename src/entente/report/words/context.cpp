#include "entente/report/words/context.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/core/check.hpp"
#include "entente/report/words/markup.hpp"
#include "entente/report/words/names.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

namespace {

Roles roles_of(const casefile::Case& the_case) {
  Roles roles;
  const auto find = [&](std::string_view name) -> const record::Group* {
    for (const record::Group& group : the_case.groups) {
      if (group.name == name) return &group;
    }
    return nullptr;
  };
  const auto& outcomes = the_case.contest_outcomes;
  if (!outcomes.empty()) {
    roles.hostile = find(outcomes[0]);
  } else if (!the_case.forecast.items.empty()) {
    roles.hostile = find(the_case.forecast.items.front().group);
  } else if (!the_case.claims.empty()) {
    roles.hostile = find(the_case.claims.front().outcome);
  }
  if (outcomes.size() > 1) roles.friendly = find(outcomes[1]);
  for (const theory::LawSpec& law : the_case.model.laws) {
    const record::Group* group = find(law.group);
    if (group == nullptr) continue;
    if (group->at_risk == record::Risk::line_open) {
      if (roles.cut == nullptr) roles.cut = group;
    } else if (group->at_risk == record::Risk::line_shut) {
      if (roles.restoration == nullptr) roles.restoration = group;
    } else if (group->side == record::Side::joint && roles.meeting == nullptr) {
      roles.meeting = group;
    }
  }
  return roles;
}

}  // namespace

const record::Group* Context::group(std::string_view name) const {
  for (const record::Group& one : the_case.groups) {
    if (one.name == name) return &one;
  }
  return nullptr;
}

const record::Act* Context::act(std::string_view id) const {
  const auto found = act_by_id.find(id);
  return found == act_by_id.end() ? nullptr : &record().acts[found->second];
}

std::vector<Day> Context::days_of(const record::Group& group) const {
  std::vector<Day> days;
  for (const record::ActDay& act : record::act_days(group, record())) {
    if (act.day <= as_of) days.push_back(act.day);
  }
  return days;
}

Context context_of(const casefile::Case& the_case, const Json& results) {
  Context context{
      the_case,           results, the_case.window.to, the_case.window.to,
      roles_of(the_case), {},      names_of(the_case)};
  const Json& head = part(results, "head");
  context.as_of = day_in(head, "as_of", the_case.window.to);
  context.today = day_in(head, "today", context.as_of);
  for (std::size_t i = 0; i < the_case.record.acts.size(); ++i) {
    context.act_by_id.emplace(the_case.record.acts[i].id, i);
  }
  return context;
}

const Json& part(const Json& object, const char* key) {
  static const Json kNothing;
  if (!object.is_object()) return kNothing;
  const auto found = object.find(key);
  return found == object.end() ? kNothing : *found;
}

std::optional<double> maybe(const Json& object, const char* key) {
  const Json& value = part(object, key);
  if (!value.is_number()) return std::nullopt;
  return value.get<double>();
}

double number(const Json& object, const char* key, double otherwise) {
  return maybe(object, key).value_or(otherwise);
}

long whole(const Json& object, const char* key) {
  const Json& value = part(object, key);
  if (value.is_number_integer()) return value.get<long>();
  return value.is_number() ? static_cast<long>(value.get<double>()) : 0;
}

std::string text(const Json& object, const char* key) {
  const Json& value = part(object, key);
  return value.is_string() ? value.get<std::string>() : std::string();
}

bool flag(const Json& object, const char* key) {
  const Json& value = part(object, key);
  return value.is_boolean() && value.get<bool>();
}

std::vector<double> numbers(const Json& array) {
  std::vector<double> out;
  if (!array.is_array()) return out;
  for (const Json& value : array) {
    if (value.is_number()) out.push_back(value.get<double>());
  }
  return out;
}

Day day_in(const Json& object, const char* key, Day otherwise) {
  return parse_day(text(object, key)).value_or(otherwise);
}

std::string act_anchor(std::string_view id) {
  return fmt::format("#act-{}", id);
}

std::string linked(std::string_view act_id, std::string_view words) {
  return fmt::format("<a href=\"{}\">{}</a>",
                     escape_attribute(act_anchor(act_id)), escape(words));
}

std::string bold(std::string_view words) {
  return fmt::format("<b>{}</b>", escape(words));
}

std::string actor_name(const casefile::Case& the_case,
                       const std::string& code) {
  const auto named = the_case.actors.find(code);
  const std::string& name =
      named == the_case.actors.end() ? code : named->second;
  return name.substr(0, name.find(','));
}

std::string actors_of(const casefile::Case& the_case, const record::Act& act) {
  std::string out;
  for (const std::string& actor : act.actors)
    out += (out.empty() ? "" : ", ") + actor_name(the_case, actor);
  return out;
}

std::string actors_of(const Context& context, const record::Act& act) {
  return actors_of(context.the_case, act);
}

const record::Group* group_in_term(const Context& context,
                                   std::string_view term) {
  const record::Group* best = nullptr;
  for (const record::Group& group : context.the_case.groups) {
    const bool named =
        term.find("(" + group.name + ",") != std::string_view::npos ||
        term.find("(" + group.name + ")") != std::string_view::npos;
    if (named && (best == nullptr || group.name.size() > best->name.size())) {
      best = &group;
    }
  }
  return best;
}

std::vector<const record::Group*> main_groups(const Context& context) {
  std::vector<const record::Group*> found;
  const auto add = [&](const record::Group* group) {
    if (group != nullptr &&
        std::find(found.begin(), found.end(), group) == found.end()) {
      found.push_back(group);
    }
  };
  for (const std::string& name : context.the_case.contest_outcomes) {
    add(context.group(name));
  }
  for (const forecast::ItemSpec& item : context.the_case.forecast.items) {
    if (item.part_of.empty()) add(context.group(item.group));
  }
  for (const record::Group* group :
       {context.roles.cut, context.roles.restoration, context.roles.meeting}) {
    add(group);
  }
  for (const theory::NamedTerm& term : context.the_case.model.treatments) {
    add(group_in_term(context, term.text));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const record::Group* a, const record::Group* b) {
                     const auto place = [](const record::Group* group) {
                       return group->side == record::Side::theirs  ? 0
                              : group->side == record::Side::joint ? 1
                                                                   : 2;
                     };
                     return place(a) < place(b);
                   });
  return found;
}

std::vector<std::string> nuisance_words(const casefile::Case& the_case) {
  const theory::ModelSpec& model = the_case.model;
  const auto any = [&](const auto& asks) {
    return std::any_of(model.tiers.begin(), model.tiers.end(), asks);
  };
  std::vector<std::string> out;
  if (any([](const theory::Tier& tier) { return tier.harmonics > 0; }))
    out.emplace_back("season");
  if (any([](const theory::Tier& tier) { return tier.eras; }) &&
      !model.eras.empty())
    out.emplace_back("era");
  if (any([](const theory::Tier& tier) { return tier.density; }) &&
      !model.density.groups.empty())
    out.emplace_back(density_words(model.density));
  return out;
}

std::string density_words(const theory::DensitySpec& density) {
  if (density.of == theory::DensityOf::acts) return "density of sources";
  if (density.of == theory::DensityOf::events)
    return "density of machine-coded events";
  return "mean Goldstein score of machine-coded events";
}

std::string term_words(const Context& context, const std::string& term) {
  const std::size_t open = term.find('('), close = term.find(')');
  if (open == std::string::npos || close + 1 != term.size()) return term;
  const std::string function = term.substr(0, open);
  std::vector<std::string> inside;
  for (std::size_t at = open + 1; at < close;) {
    const std::size_t end = std::min(term.find(',', at), close);
    const std::size_t first = term.find_first_not_of(' ', at);
    inside.push_back(term.substr(first, end - first));
    at = end + 1;
  }
  const record::Group* group =
      inside.empty() ? nullptr : context.group(inside[0]);
  const std::string many = group != nullptr ? group->many
                           : inside.empty() ? std::string()
                                            : inside[0];
  if (function == "recent" && inside.size() == 2) {
    return fmt::format("{} of late (half-life {} days)", many, inside[1]);
  }
  if (function == "within" && inside.size() == 2) {
    return fmt::format("{} in the last {} days", many, inside[1]);
  }
  if (function == "near" && inside.size() == 3) {
    return fmt::format("days near {} ({} before to {} after)",
                       with_article(inside[0]), inside[1], inside[2]);
  }
  return term;
}

std::string lowered(const Context& context, std::string_view text) {
  return begins_with_name(context.names, text) ? std::string(text)
                                               : lower_first(text);
}

std::string kind_label(const record::Act& act,
                       const std::vector<record::Kind>& kinds) {
  for (const record::Kind& kind : kinds) {
    if (kind.kind == act.kind) return kind.label;
  }
  std::string label = act.kind;
  std::replace(label.begin(), label.end(), '_', ' ');
  return label;
}

}  // namespace entente::report
