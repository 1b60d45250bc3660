#include "organisation/model.hpp"

#include <algorithm>
#include <array>

namespace slt::organisation {

namespace {

constexpr std::array<std::string_view, 3> kLevels{"steering", "coordinating", "executing"};
/// Of a body that only meets in school time. Opplæringslova: a school year of 38 weeks.
constexpr int kSchoolWeeks = 38;
constexpr int kWeeks = 52;

struct Often {
  int times;
  int years;
  bool atLeast(const Often& other) const { return times * other.years >= other.times * years; }
};
/// A cadence as so many times in so many years.
Often often(const Cadence& cadence, Clock clock) {
  switch (cadence.unit) {
  case Cadence::Unit::EveryMonths:
    return {12, cadence.number};
  case Cadence::Unit::EveryWeeks:
    return {clock == Clock::School ? kSchoolWeeks : kWeeks, cadence.number};
  default:
    return {cadence.number, 1};
  }
}

/// Is `role` one of those with | between?
bool names(std::string_view any, std::string_view role) {
  while (!any.empty()) {
    const std::string_view first = any.substr(0, any.find('|'));
    if (first == role) return true;
    any.remove_prefix(std::min(any.size(), first.size() + 1));
  }
  return false;
}

class Reviewing {
public:
  Reviewing(const Organisation& organisation, std::vector<Finding>& findings)
      : organisation_(organisation), findings_(findings) {}

  void review(const ModelRule& rule) {
    if (rule.kind == ModelRule::Kind::Levels) return levels(rule);
    if (rule.roles.empty()) return eachBody(rule, {});
    for (const std::string_view role : rule.roles) eachBody(rule, role);
  }

private:
  void levels(const ModelRule& rule) {
    for (std::size_t level = 0; level < kLevels.size(); ++level) {
      Finding& finding = add(findings_, rule.id, rule.severity, State::Broken, "level.broken");
      finding.part = kLevels[level];
      finding.text("level", kLevels[level]);
      for (std::size_t i = 0; i < organisation_.bodies.size(); ++i) {
        if (organisation_.bodies[i].level != static_cast<Level>(level)) continue;
        finding.fact("bodies", static_cast<int>(i), "level");
        finding.state = State::Met;
        finding.code = "level.met";
      }
      if (finding.state == State::Broken) finding.fact("", -1, "bodies");
    }
  }

  void eachBody(const ModelRule& rule, std::string_view role) {
    struct Words {
      std::string_view met;
      std::string_view broken;
      std::string_view field;
    };
    static constexpr Words kWords[] = {{"member.met", "member.broken", "members"},
                                       {"cadence.met", "cadence.broken", "cadence"},
                                       {"length.met", "length.broken", "minutes"},
                                       {"reports.met", "reports.broken", "reportsTo"},
                                       {"office.met", "office.broken", "members"}};
    const Words& words = kWords[rule.office ? 4 : static_cast<int>(rule.kind) - 1];
    std::size_t asked = 0;
    std::size_t broken = 0;
    for (std::size_t i = 0; i < organisation_.bodies.size(); ++i) {
      const Body& body = organisation_.bodies[i];
      if (body.level != rule.level) continue;
      ++asked;
      if (holds(rule, role, body)) continue;
      ++broken;
      tell(rule, role, State::Broken, words.broken)
          .text("body", body.id)
          .fact("bodies", static_cast<int>(i), words.field);
    }
    if (broken > 0) return;
    Finding& finding =
        tell(rule, role, asked > 0 ? State::Met : State::Irrelevant, asked > 0 ? words.met : "slt.irrelevant");
    for (std::size_t i = 0; i < organisation_.bodies.size(); ++i) {
      if (organisation_.bodies[i].level == rule.level) finding.fact("bodies", static_cast<int>(i), words.field);
    }
  }

  Finding& tell(const ModelRule& rule, std::string_view role, State state, std::string_view code) {
    Finding& finding = add(findings_, rule.id, rule.severity, state, code);
    finding.part = role.substr(0, role.find('|'));
    finding.text("level", kLevels[static_cast<std::size_t>(rule.level)]).text("role", finding.part);
    if (rule.office) finding.text("office", *rule.office == Office::Leader ? "leader" : "secretary");
    if (rule.kind == ModelRule::Kind::Length) finding.number("minutes", rule.minutes);
    if (rule.kind == ModelRule::Kind::Cadence) {
      static constexpr std::string_view kUnits[] = {"perYear", "everyWeeks", "everyMonths"};
      finding.number(kUnits[static_cast<int>(rule.cadence.unit)], rule.cadence.number);
    }
    return finding;
  }

  bool holds(const ModelRule& rule, std::string_view role, const Body& body) const {
    switch (rule.kind) {
    case ModelRule::Kind::Cadence:
      return often(body.cadence, body.clock).atLeast(often(rule.cadence, body.clock));
    case ModelRule::Kind::Length:
      return body.minutes >= rule.minutes;
    case ModelRule::Kind::Reports:
      return body.reportsTo >= 0 && rule.level != Level::Steering &&
             static_cast<int>(organisation_.bodies[static_cast<std::size_t>(body.reportsTo)].level) ==
                 static_cast<int>(rule.level) - 1;
    default:
      return std::ranges::any_of(body.members, [&](const Member& member) {
        if (member.office == Office::Invited || (rule.office && member.office != *rule.office)) return false;
        return role.empty() || names(role, organisation_.people[static_cast<std::size_t>(member.person)].role);
      });
    }
  }

  const Organisation& organisation_;
  std::vector<Finding>& findings_;
};

} // namespace

std::vector<Finding> reviewModel(const Organisation& organisation, const std::vector<ModelRule>& general) {
  std::vector<Finding> findings;
  Reviewing reviewing(organisation, findings);
  const auto withId = [](const std::vector<ModelRule>& rules, std::string_view id) {
    const auto found = std::ranges::find(rules, id, &ModelRule::id);
    return found == rules.end() ? nullptr : &*found;
  };
  for (const ModelRule& rule : general) {
    const ModelRule* own = withId(organisation.model, rule.id);
    reviewing.review(own != nullptr ? *own : rule);
  }
  for (const ModelRule& rule : organisation.model) {
    if (withId(general, rule.id) == nullptr) reviewing.review(rule);
  }
  return findings;
}

} // namespace slt::organisation
