#include "events/facts.hpp"

#include <algorithm>

namespace slt::events {

bool Facts::allGuardsKnown() const {
  return std::ranges::all_of(guards, &PersonFacts::known);
}

FieldSet given(const Facts& facts) {
  FieldSet set;
  const auto note = [&set](bool isGiven, Field field) {
    if (isGiven) set.add(field);
  };
  note(facts.kind.has_value(), Field::Kind);
  note(facts.access.has_value(), Field::Access);
  note(facts.schools.has_value(), Field::Schools);
  note(facts.participants.has_value(), Field::Participants);
  note(facts.ageMin.has_value(), Field::AgeMin);
  note(facts.ageMax.has_value(), Field::AgeMax);
  note(facts.gradeMin.has_value(), Field::GradeMin);
  note(facts.gradeMax.has_value(), Field::GradeMax);
  note(facts.start.has_value(), Field::Start);
  note(facts.end.has_value(), Field::End);
  note(facts.appliedOn.has_value(), Field::AppliedOn);
  note(facts.guardListSentOn.has_value(), Field::GuardListSentOn);
  note(facts.responsible.has_value(), Field::Responsible);
  note(facts.responsible && facts.responsible->known(), Field::ResponsibleBorn);
  note(!facts.guards.empty(), Field::Guards);
  note(!facts.guards.empty() && facts.allGuardsKnown(), Field::GuardsBorn);
  note(facts.drugFree.has_value(), Field::DrugFree);
  note(facts.nearSchoolDistrict.has_value(), Field::NearSchoolDistrict);
  note(facts.schoolEvent.has_value(), Field::SchoolEvent);
  note(facts.approvedBySchool.has_value(), Field::ApprovedBySchool);
  note(facts.approvedByParents.has_value(), Field::ApprovedByParents);
  for (int question = 0; question < kMaxQuestions; ++question) {
    if ((facts.answered >> question & 1) != 0) set.addAnswer(question);
  }
  return set;
}

} // namespace slt::events
