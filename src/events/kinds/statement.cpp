// What the applicant states, yes or no: approvals, the place, and the pack's own statements.
#include "events/kinds.hpp"

namespace slt::events {

Answer answer(const ApprovalRule& rule, const Case& of) {
  FieldSet missing;
  const auto ask = [&](bool asked, std::optional<bool> fact, Field field) {
    if (asked && !fact) missing.add(field);
    return !asked || fact.value_or(true);
  };
  const bool school = ask(rule.school, of.facts.approvedBySchool, Field::ApprovedBySchool);
  const bool parents = ask(rule.parents, of.facts.approvedByParents, Field::ApprovedByParents);
  if (!school || !parents) return Answer::of(State::Broken);
  return missing.empty() ? Answer::of(State::Met) : Answer::unknown(missing);
}
FieldSet reads(const ApprovalRule& rule, const Case&) {
  FieldSet set;
  if (rule.school) set.add(Field::ApprovedBySchool);
  if (rule.parents) set.add(Field::ApprovedByParents);
  return set;
}
Message tell(const ApprovalRule& rule, const Case& of, State state) {
  if (state == State::Met) return Message("approval.met");
  if (state == State::Missing) return Message("approval.missing");
  return Message("approval.lacking")
      .boolean(Param::School, rule.school && of.facts.approvedBySchool == false)
      .boolean(Param::Parents, rule.parents && of.facts.approvedByParents == false);
}

Answer answer(const PlaceRule&, const Case& of) {
  return byFact(of.facts.nearSchoolDistrict, {Field::NearSchoolDistrict});
}
FieldSet reads(const PlaceRule&, const Case&) {
  return {Field::NearSchoolDistrict};
}
Message tell(const PlaceRule&, const Case&, State state) {
  return Message(state == State::Met ? "place.met" : state == State::Broken ? "place.broken" : "place.missing");
}

Answer answer(const StatementRule& rule, const Case& of) {
  return rule.question ? byFact(of.facts.answer(*rule.question), FieldSet::answer(*rule.question))
                       : byFact(of.facts.drugFree, {Field::DrugFree});
}
FieldSet reads(const StatementRule& rule, const Case&) {
  return rule.question ? FieldSet::answer(*rule.question) : FieldSet{Field::DrugFree};
}
Message tell(const StatementRule&, const Case&, State state) {
  return Message(state == State::Met      ? "statement.met"
                 : state == State::Broken ? "statement.broken"
                                          : "statement.missing");
}

} // namespace slt::events
