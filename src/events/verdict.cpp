#include "events/verdict.hpp"

#include <algorithm>

#include "calendar/working_days.hpp"
#include "events/gate.hpp"
#include "events/kinds.hpp"
#include "events/remedies.hpp"

namespace slt::events {

namespace {

/// The gate stands before the rule's own answer; what both leave open is asked for.
Answer behind(const Answer& gate, const Answer& own) {
  if (gate.state == State::Irrelevant || own.state == State::Irrelevant) return Answer::of(State::Irrelevant);
  if (gate.state == State::Met) return own;
  return Answer::unknown(gate.missing | own.missing);
}

bool isScope(const Rule& rule) {
  return std::holds_alternative<ScopeRule>(rule.kind);
}

Message messageOf(const Rule& rule, const Case& of, State state, const Answer& scope) {
  if (isScope(rule)) return tell(rule, of, state);
  if (scope.state == State::Irrelevant) return Message("irrelevant.scope");
  if (state == State::Irrelevant) {
    const bool dated = of.facts.start && !inForce(rule, of.facts.start->day);
    return Message(dated ? "irrelevant.validity" : "irrelevant.rule");
  }
  if (scope.state == State::Missing) return Message("missing.scope");
  return tell(rule, of, state);
}

Outcome outcomeOf(const Pack& pack, const std::vector<Finding>& findings) {
  const State scope = findings.front().state;
  if (scope == State::Irrelevant) return Outcome::OutOfScope;
  bool missing = scope == State::Missing;
  for (std::size_t i = 1; i < findings.size(); ++i) {
    if (pack.rules[i].severity != Severity::Must) continue;
    if (findings[i].state == State::Broken) return Outcome::Broken;
    missing = missing || findings[i].state == State::Missing;
  }
  return missing ? Outcome::Incomplete : Outcome::Ready;
}

/// Deadlines of the notices that may apply, and the earliest date that they leave.
void addDates(Verdict& verdict, const Case& of) {
  Day earliest = of.asOf;
  for (std::size_t i = 0; i < of.pack.rules.size(); ++i) {
    const auto* notice = std::get_if<NoticeRule>(&of.pack.rules[i].kind);
    if (notice == nullptr || verdict.findings[i].state == State::Irrelevant) continue;
    earliest = std::max(earliest, earliestEventFor(notice->before, of.asOf));
    if (!of.facts.start) continue;
    const Day date = deadlineFor(notice->before, of.facts.start->day);
    const std::optional<Day> sent = sentOn(notice->send, of.facts);
    verdict.deadlines.push_back({static_cast<int>(i), deadlineCode(notice->send), date,
                                 calendar::lastWorkingDayOnOrBefore(date), date - of.asOf, sent && *sent <= of.asOf});
  }
  verdict.earliestDate = earliest;
}

} // namespace

int Change::operations() const {
  int count = removeResponsible ? 1 : 0;
  for (const bool set : {ageMin.has_value(), ageMax.has_value(), gradeMin.has_value(), gradeMax.has_value(),
                         start.has_value(), end.has_value(), appliedOn.has_value(), guardListSentOn.has_value()}) {
    count += set ? 1 : 0;
  }
  return count + static_cast<int>(removeGuards.size());
}

Facts changed(const Facts& facts, const Change& change) {
  Facts result = facts;
  if (change.ageMin) result.ageMin = change.ageMin;
  if (change.ageMax) result.ageMax = change.ageMax;
  if (change.gradeMin) result.gradeMin = change.gradeMin;
  if (change.gradeMax) result.gradeMax = change.gradeMax;
  if (change.start) result.start = change.start;
  if (change.end) result.end = change.end;
  if (change.appliedOn) result.appliedOn = change.appliedOn;
  if (change.guardListSentOn) result.guardListSentOn = change.guardListSentOn;
  if (change.removeResponsible) result.responsible.reset();
  for (auto guard = change.removeGuards.rbegin(); guard != change.removeGuards.rend(); ++guard) {
    result.guards.erase(result.guards.begin() + *guard);
  }
  return result;
}

Answer answerOf(const Rule& rule, const Case& of, const Answer& scope) {
  if (isScope(rule)) return scope;
  const Answer gate = gateAnswer(rule, of, scope);
  if (gate.state == State::Irrelevant) return gate;
  return behind(gate, answer(rule, of));
}

std::vector<Answer> answers(const Case& of) {
  const Answer scope = scopeAnswer(of);
  std::vector<Answer> all;
  all.reserve(of.pack.rules.size());
  for (const Rule& rule : of.pack.rules) all.push_back(answerOf(rule, of, scope));
  return all;
}

Verdict check(const Case& of, bool explain) {
  Verdict verdict;
  verdict.findings.reserve(of.pack.rules.size());
  const Answer scope = scopeAnswer(of);
  for (const Rule& rule : of.pack.rules) {
    const Answer gate = isScope(rule) ? scope : gateAnswer(rule, of, scope);
    Answer settled = gate;
    Finding& finding = verdict.findings.emplace_back();
    if (!isScope(rule) && gate.state != State::Irrelevant) {
      settled = behind(gate, answer(rule, of));
      if (const std::optional<Answer> other = answerInOtherReading(rule, of)) {
        const State otherState = behind(gate, *other).state;
        const ReadingNames names = readingNames(rule);
        if (otherState != settled.state) finding.reading = OtherReading{names.chosen, names.other, otherState};
      }
    }
    finding.state = settled.state;
    finding.missing = settled.missing;
    finding.message = messageOf(rule, of, settled.state, scope);
    if (explain) {
      finding.facts = gateReads(rule, of.pack);
      if (gate.state != State::Irrelevant) finding.facts |= reads(rule, of);
      finding.facts = finding.facts & given(of.facts);
    }
  }
  verdict.outcome = outcomeOf(of.pack, verdict.findings);
  if (scope.state != State::Irrelevant) addDates(verdict, of);
  if (explain) addRemedies(verdict, of);
  return verdict;
}

} // namespace slt::events
