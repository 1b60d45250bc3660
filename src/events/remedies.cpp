#include "events/remedies.hpp"

#include <algorithm>

#include "events/fix.hpp"
#include "events/kinds.hpp"

namespace slt::events {

namespace {

Message messageOf(const Change& change) {
  Message message("change");
  if (change.ageMin) message.integer(Param::AgeMin, *change.ageMin);
  if (change.ageMax) message.integer(Param::AgeMax, *change.ageMax);
  if (change.gradeMin) message.integer(Param::GradeMin, *change.gradeMin);
  if (change.gradeMax) message.integer(Param::GradeMax, *change.gradeMax);
  if (change.start) message.dateTime(Param::Start, *change.start);
  if (change.end) message.dateTime(Param::End, *change.end);
  if (change.appliedOn) message.date(Param::AppliedOn, *change.appliedOn);
  if (change.guardListSentOn) message.date(Param::GuardListSentOn, *change.guardListSentOn);
  if (change.removeResponsible) message.boolean(Param::RemovedResponsible, true);
  if (!change.removeGuards.empty()) {
    message.integer(Param::RemovedGuards, static_cast<int>(change.removeGuards.size()));
    message.put(Param::RemovedNames, ParamType::RemovedNames, 0);
  }
  return message;
}

/// What somebody must do about a broken rule that no change of the application can cure.
Message todoFor(const Rule& rule, const Case& of) {
  const Facts& facts = of.facts;
  struct Visitor {
    const Case& of;
    const Facts& facts;
    Message operator()(const NoticeRule& notice) const {
      Message message("askPolice");
      if (facts.start) message.date(Param::Deadline, deadlineFor(notice.before, facts.start->day));
      return message;
    }
    Message operator()(const MinimumAgeRule& minimum) const {
      const int years = yearsAsked(minimum, minimum.reading);
      if (minimum.role == Role::Responsible) return Message("findResponsible").integer(Param::Years, years);
      const auto young =
          std::ranges::count_if(facts.guards, [&](const PersonFacts& guard) { return tooYoung(guard, years, of); });
      return Message("findGuards").integer(Param::Years, years).integer(Param::Count, young);
    }
    Message operator()(const GuardNumberRule& number) const {
      Message message("moreGuards");
      if (facts.participants) message.integer(Param::Required, number.required(*facts.participants));
      return message.integer(Param::Guards, static_cast<int>(facts.guards.size()));
    }
    Message operator()(const GuardShareRule& share) const {
      return Message("olderGuards").integer(Param::Percent, share.percent).integer(Param::FromAge, share.fromAge);
    }
    Message operator()(const ApprovalRule& approval) const {
      return Message("getApproval")
          .boolean(Param::School, approval.school && facts.approvedBySchool == false)
          .boolean(Param::Parents, approval.parents && facts.approvedByParents == false);
    }
    Message operator()(const PlaceRule&) const { return Message("findPlace"); }
    Message operator()(const StatementRule&) const { return Message("makeTrue"); }
    Message operator()(const ClosingTimeRule&) const { return Message("reconsider"); }
    Message operator()(const LowestAgeRule&) const { return Message("reconsider"); }
    Message operator()(const ScopeRule&) const { return Message("reconsider"); }
    Message operator()(const InformationRule&) const { return Message("reconsider"); }
    Message operator()(const HolyPeaceRule&) const { return Message("reconsider"); }
  };
  return std::visit(Visitor{of, facts}, rule.kind);
}

/// A person whose age is enough in the chosen reading alone.
std::optional<Message> borderline(const Rule& rule, const Finding& finding, const Case& of) {
  const auto* minimum = std::get_if<MinimumAgeRule>(&rule.kind);
  if (minimum == nullptr || !finding.reading || finding.reading->otherState != State::Broken) return std::nullopt;
  const int years = minimum->over;
  const int strict = yearsAsked(*minimum, AgeReading::StrictlyOlder);
  Message message("clearBorderline");
  message.integer(Param::Years, years);
  if (minimum->role == Role::Responsible) return message.person(-1).personName(-1);
  for (std::size_t i = 0; i < of.facts.guards.size(); ++i) {
    if (tooYoung(of.facts.guards[i], strict, of)) {
      return message.person(static_cast<int>(i)).personName(static_cast<int>(i));
    }
  }
  return message;
}

/// The ways to cure one rule by itself, each by one family of changes.
std::vector<FixOptions> familiesFor(const Rule& rule) {
  constexpr FixOptions times{.times = true, .ages = false, .sending = false, .people = false, .keepClock = true};
  constexpr FixOptions ages{.times = false, .ages = true, .sending = false, .people = false};
  constexpr FixOptions sending{.times = false, .ages = false, .sending = true, .people = false};
  constexpr FixOptions people{.times = false, .ages = false, .sending = false, .people = true};
  if (std::holds_alternative<NoticeRule>(rule.kind)) return {sending, times};
  if (std::holds_alternative<ClosingTimeRule>(rule.kind)) return {times, ages};
  if (std::holds_alternative<LowestAgeRule>(rule.kind)) return {ages};
  if (std::holds_alternative<MinimumAgeRule>(rule.kind)) return {people, times};
  if (std::holds_alternative<GuardShareRule>(rule.kind)) return {people};
  return {};
}

bool movesToOtherTimeOfAnotherDay(const Change& change, const Facts& facts) {
  return change.start && facts.start && change.start->day != facts.start->day &&
         change.start->secondOfDay != facts.start->secondOfDay;
}

} // namespace

void addRemedies(Verdict& verdict, const Case& of) {
  std::vector<Answer> before;
  before.reserve(verdict.findings.size());
  for (const Finding& finding : verdict.findings) before.push_back({finding.state, finding.missing});

  for (std::size_t i = 0; i < verdict.findings.size(); ++i) {
    Finding& finding = verdict.findings[i];
    const Rule& rule = of.pack.rules[i];
    const auto position = static_cast<int>(i);
    if (const std::optional<Message> message = borderline(rule, finding, of)) {
      finding.remedies.push_back({*message, {}, position});
      verdict.todo.push_back(finding.remedies.back());
    }
    if (finding.state != State::Broken) continue;
    for (const FixOptions& family : familiesFor(rule)) {
      const std::optional<Change> change = smallestFix(of, before, {position}, family);
      if (change) finding.remedies.push_back({messageOf(*change), *change, position});
    }
    finding.remedies.push_back({todoFor(rule, of), {}, position});
  }

  const std::optional<Change> nearest = nearestFix(of, before, false);
  std::vector<Answer> after = before;
  if (nearest) {
    verdict.nearestFix = Remedy{messageOf(*nearest), *nearest, -1};
    if (movesToOtherTimeOfAnotherDay(*nearest, of.facts)) {
      const std::optional<Change> friendly = nearestFix(of, before, true);
      if (friendly && *friendly != *nearest) verdict.friendlyFix = Remedy{messageOf(*friendly), *friendly, -1};
    }
    const Facts facts = changed(of.facts, *nearest);
    after = answers(Case{of.pack, facts, of.asOf});
  }
  for (std::size_t i = 0; i < before.size(); ++i) {
    const Rule& rule = of.pack.rules[i];
    const auto* minimum = std::get_if<MinimumAgeRule>(&rule.kind);
    // Somebody left out has to be replaced, which only a person can do.
    const bool replace =
        nearest && minimum != nullptr && before[i].state == State::Broken &&
        (minimum->role == Role::Responsible ? nearest->removeResponsible : !nearest->removeGuards.empty());
    if (after[i].state == State::Broken || replace) {
      verdict.todo.push_back({todoFor(rule, of), {}, static_cast<int>(i)});
    }
  }
}

} // namespace slt::events
