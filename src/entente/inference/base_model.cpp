#include "entente/inference/base_model.hpp"

#include <algorithm>
#include <set>

#include "entente/core/holds.hpp"

namespace entente::inference {
namespace {

const std::string& name_of(const theory::Panel& panel, std::size_t group) {
  return (*panel.setting.groups)[group].name;
}

// The union whose parts hold a group of `start` and whose whole is `group`.
const theory::UnionSpec* split(const theory::Panel& panel,
                               std::size_t group,
                               const std::vector<std::size_t>& start) {
  for (const theory::UnionSpec& whole : panel.setting.model->unions) {
    if (whole.whole != name_of(panel, group)) continue;
    for (const std::size_t s : start)
      if (holds(whole.parts, name_of(panel, s))) return &whole;
  }
  return nullptr;
}

}  // namespace

bool reacts(const theory::ModelSpec& model, const std::string& group) {
  return holds(model.reacting, group);
}

bool has_law(const theory::Panel& panel, std::size_t group) {
  const auto& laws = panel.setting.model->laws;
  return std::any_of(laws.begin(), laws.end(), [&](const theory::LawSpec& law) {
    return law.group == name_of(panel, group);
  });
}

theory::Law base_law(const theory::Panel& panel,
                     std::size_t group,
                     const std::vector<theory::EffectPrior>& treatments,
                     const theory::LawOptions& options) {
  const theory::ModelSpec& model = *panel.setting.model;
  if (reacts(model, name_of(panel, group))) {
    return theory::build_law(panel, group,
                             theory::effects_of(panel.setting, model.responses),
                             options);
  }
  return theory::build_law(panel, group, treatments, options);
}

Company company_of(const theory::Panel& panel,
                   const std::vector<std::size_t>& start,
                   const std::vector<theory::EffectPrior>& treatments,
                   const theory::LawOptions& options) {
  std::set<std::size_t> in(start.begin(), start.end());
  std::vector<std::size_t> open(start);
  Company company;
  const auto admit = [&](std::size_t group) {
    if (in.contains(group) || !has_law(panel, group)) return;
    in.insert(group);
    open.push_back(group);
  };
  std::set<std::size_t> wholes;
  // What a law reads does not depend on its nuisance.
  theory::LawOptions bare = options;
  bare.season = theory::SeasonForm::none;
  bare.yearly = bare.breaks = bare.density = bare.eras = false;
  while (!open.empty()) {
    const std::size_t group = open.back();
    open.pop_back();
    const theory::Law law = base_law(panel, group, treatments, bare);
    for (std::size_t term = 0; term < law.program.size(); ++term) {
      for (const std::size_t source : law.program.sources(term)) {
        const theory::UnionSpec* parts = split(panel, source, start);
        if (parts == nullptr || in.contains(source)) {
          admit(source);
          continue;
        }
        if (!wholes.insert(source).second) continue;
        future::System::Union whole{source, {}};
        for (const std::string& part : parts->parts) {
          whole.parts.push_back(theory::group_index(panel.setting, part));
          admit(whole.parts.back());
        }
        company.unions.push_back(std::move(whole));
      }
    }
  }
  company.groups.assign(in.begin(), in.end());
  return company;
}

theory::Parameters drawn_parameters(const theory::Law& law,
                                    const Fit& fit,
                                    const Draws& draws,
                                    std::uint32_t step) {
  return theory::parameters_at(law, normal_draw(fit, draws, step));
}

}  // namespace entente::inference
