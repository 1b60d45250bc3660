#include "organisation/referral.hpp"

#include <algorithm>

namespace slt::organisation {

namespace {

State yes(const std::optional<bool>& answer, bool wanted = true) {
  if (!answer) return State::Missing;
  return *answer == wanted ? State::Met : State::Broken;
}
State some(const std::optional<int>& count) {
  if (!count) return State::Missing;
  return *count > 0 ? State::Met : State::Broken;
}
State settled(const std::optional<Duty>& duty) {
  if (!duty) return State::Missing;
  return *duty == Duty::Unclear ? State::Broken : State::Met;
}

} // namespace

ReferralVerdict review(const Referral& referral, Day asOf) {
  struct Question {
    std::string_view rule;
    std::string_view list;
    std::string_view field;
    std::string_view broken;
    State state;
    /// Whoever is not known to the team has given no consent, and need not.
    bool ofNamed;
  };
  State until = State::Missing;
  if (referral.until) until = *referral.until >= asOf ? State::Met : State::Broken;
  const Question questions[] = {
      {"slt/referral/duty", "", "dutyToNotify", "duty.unclear", settled(referral.duty), false},
      {"slt/referral/anonymous", "", "anonymous", "", referral.anonymous ? State::Met : State::Missing, false},
      {"slt/referral/consentForm", "", "consentForm", "form.broken", yes(referral.consentForm), true},
      {"slt/referral/orientationForm", "", "orientationForm", "form.broken", yes(referral.orientationForm), true},
      {"slt/referral/consent/voluntary", "consent", "voluntary", "consent.broken", yes(referral.voluntary), true},
      {"slt/referral/consent/informed", "consent", "informed", "consent.broken", yes(referral.informed), true},
      {"slt/referral/consent/purpose", "consent", "purpose", "consent.broken", yes(referral.purpose), true},
      {"slt/referral/consent/services", "consent", "services", "consent.broken", some(referral.services), true},
      {"slt/referral/consent/until", "consent", "until", "consent.expired", until, true},
      {"slt/referral/consent/withdrawn", "consent", "withdrawn", "consent.broken", yes(referral.withdrawn, false),
       true},
      {"slt/referral/focus", "", "focus", "focus.broken", some(referral.focus), false},
      {"slt/referral/team", "", "team", "", referral.team.empty() ? State::Missing : State::Met, false},
  };
  ReferralVerdict verdict{ReferralOutcome::Ready, {}};
  const bool open = !referral.anonymous;
  for (const Question& question : questions) {
    const bool isAnonymous = question.rule == "slt/referral/anonymous";
    State state = question.state;
    const bool given = state != State::Missing;
    if (question.ofNamed && referral.anonymous.value_or(false)) state = State::Irrelevant;
    // Does not hold, but would not have to if the case is discussed anonymously.
    if (question.ofNamed && open && state == State::Broken) state = State::Missing;
    const Severity severity = isAnonymous ? Severity::Info : Severity::Must;
    Finding& finding = add(verdict.findings, question.rule, severity, state, "referral.missing");
    if (given && state != State::Irrelevant) finding.fact(question.list, -1, question.field);
    if (question.ofNamed && !open) finding.fact("", -1, "anonymous");
    switch (state) {
    case State::Met:
      finding.code = isAnonymous ? (*referral.anonymous ? "anonymous.yes" : "anonymous.no") : "referral.met";
      break;
    case State::Broken:
      finding.code = question.broken;
      break;
    case State::Irrelevant:
      finding.code = "referral.irrelevant";
      break;
    default:
      if (!given) finding.missing(question.list, -1, question.field);
      if (question.ofNamed && open) finding.missing("", -1, "anonymous");
    }
    finding.text("what", question.field);
    if (question.field == "until" && referral.until) finding.day("until", *referral.until);
    if (question.field == "team") finding.text("body", referral.team);
    // The duty comes first whatever else there is; what does not hold before what is not known yet.
    const bool first = question.field == "dutyToNotify";
    ReferralOutcome at = ReferralOutcome::Ready;
    if (state == State::Broken) at = first ? ReferralOutcome::ElsewhereFirst : ReferralOutcome::NotReady;
    if (state == State::Missing && severity == Severity::Must) at = ReferralOutcome::Incomplete;
    verdict.outcome = std::min(verdict.outcome, at);
  }
  return verdict;
}

} // namespace slt::organisation
