#include "json/verdict.hpp"

#include "calendar/text.hpp"

namespace slt::json {

namespace {

using namespace slt::events;

constexpr std::string_view kPointers[kFields] = {
    "/kind",         "/access",           "/schools",
    "/participants", "/ageMin",           "/ageMax",
    "/gradeMin",     "/gradeMax",         "/start",
    "/end",          "/appliedOn",        "/guardListSentOn",
    "/responsible",  "/responsible/born", "/guards",
    "/guards",       "/drugFree",         "/nearSchoolDistrict",
    "/schoolEvent",  "/approvedBySchool", "/approvedByParents",
};

std::string guardPointer(std::int64_t guard) {
  return "/guards/" + std::to_string(guard);
}

std::string_view bornOrAge(const PersonFacts& person) {
  return person.age && !person.born ? "/age" : "/born";
}

/// Missing fields: a person's is the birth date of each guard that has neither birth date nor age.
void encodeMissing(Writer& writer, FieldSet fields, const Pack& pack, const Facts& facts) {
  writer.beginArray();
  for (int i = 0; i < kFields; ++i) {
    const auto field = static_cast<Field>(i);
    if (!fields.has(field)) continue;
    if (field != Field::GuardsBorn) {
      writer.word(kPointers[i]);
      continue;
    }
    for (std::size_t guard = 0; guard < facts.guards.size(); ++guard) {
      if (!facts.guards[guard].known()) writer.word(guardPointer(static_cast<std::int64_t>(guard)) + "/born");
    }
  }
  for (std::size_t question = 0; question < pack.questions.size(); ++question) {
    if (fields.hasAnswer(static_cast<int>(question))) writer.word("/answers/" + pack.questions[question].id);
  }
  writer.endArray();
}

/// Given fields that an answer rests on: of people, their birth dates or ages.
void encodeFacts(Writer& writer, FieldSet fields, const Pack& pack, const Facts& facts) {
  writer.beginArray();
  for (int i = 0; i < kFields; ++i) {
    const auto field = static_cast<Field>(i);
    if (!fields.has(field) || field == Field::ResponsibleBorn || field == Field::GuardsBorn) continue;
    if (field == Field::Responsible && facts.responsible && facts.responsible->known()) {
      writer.string(std::string("/responsible").append(bornOrAge(*facts.responsible)));
    } else if (field == Field::Guards) {
      for (std::size_t guard = 0; guard < facts.guards.size(); ++guard) {
        const PersonFacts& person = facts.guards[guard];
        if (!person.known()) continue;
        writer.word(guardPointer(static_cast<std::int64_t>(guard)).append(bornOrAge(person)));
      }
    } else {
      writer.word(kPointers[i]);
    }
  }
  for (std::size_t question = 0; question < pack.questions.size(); ++question) {
    if (fields.hasAnswer(static_cast<int>(question))) writer.word("/answers/" + pack.questions[question].id);
  }
  writer.endArray();
}

std::string timeOfDay(std::int64_t seconds) {
  const std::int64_t minutes = seconds % calendar::kSecondsPerDay / 60;
  const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two(minutes / 60) + ":" + two(minutes % 60);
}

const std::string& nameOf(std::int64_t person, const Application& application) {
  return person < 0 ? application.responsibleName : application.guardNames[static_cast<std::size_t>(person)];
}

std::string namesOf(const std::vector<int>& guards, const Application& application) {
  std::string names;
  for (const int guard : guards) {
    const std::string& name = nameOf(guard, application);
    // Names of some only would read as if they were all.
    if (name.empty()) return "";
    if (!names.empty()) names += ", ";
    names += name;
  }
  return names;
}

void encodeMessage(Writer& writer, const Message& message, const Application& application, const Change* change) {
  writer.key("code").word(message.code).key("params").beginObject();
  for (std::size_t i = 0; i < message.paramCount; ++i) {
    const ParamValue& param = message.params[i];
    const std::string_view key = name(param.key);
    switch (param.type) {
    case ParamType::Integer:
      writer.key(key).number(param.value);
      break;
    case ParamType::Boolean:
      writer.key(key).boolean(param.value != 0);
      break;
    case ParamType::Date:
      writer.key(key).word(calendar::formatDate(static_cast<Day>(param.value)));
      break;
    case ParamType::DateTime:
      writer.key(key).word(calendar::formatWallTime(calendar::fromSeconds(param.value)));
      break;
    case ParamType::TimeOfDay:
      writer.key(key).word(timeOfDay(param.value));
      break;
    case ParamType::Person:
      writer.key(key).word(param.value < 0 ? "/responsible" : guardPointer(param.value));
      break;
    case ParamType::Name:
      if (!nameOf(param.value, application).empty()) writer.key(key).string(nameOf(param.value, application));
      break;
    case ParamType::RemovedNames:
      if (const std::string names = change == nullptr ? "" : namesOf(change->removeGuards, application);
          !names.empty()) {
        writer.key(key).string(names);
      }
      break;
    case ParamType::HolyPart:
      writer.key(key).word(param.value == 0 ? "events" : "noise");
      break;
    }
  }
  writer.endObject();
}

void encodePatch(Writer& writer, const Change& change) {
  writer.beginArray();
  const auto replace = [&](std::string_view path) -> Writer& {
    return writer.beginObject().key("op").word("replace").key("path").word(path).key("value");
  };
  const auto number = [&](std::string_view path, const std::optional<int>& value) {
    if (value) replace(path).number(*value).endObject();
  };
  const auto time = [&](std::string_view path, const std::optional<WallTime>& value) {
    if (value) replace(path).word(calendar::formatWallTime(*value)).endObject();
  };
  const auto date = [&](std::string_view path, const std::optional<Day>& value) {
    if (value) replace(path).word(calendar::formatDate(*value)).endObject();
  };
  const auto remove = [&](std::string_view path) {
    writer.beginObject().key("op").word("remove").key("path").word(path).endObject();
  };
  number("/ageMin", change.ageMin);
  number("/ageMax", change.ageMax);
  number("/gradeMin", change.gradeMin);
  number("/gradeMax", change.gradeMax);
  time("/start", change.start);
  time("/end", change.end);
  date("/appliedOn", change.appliedOn);
  date("/guardListSentOn", change.guardListSentOn);
  if (change.removeResponsible) remove("/responsible");
  // From the last to the first, so that positions stay right while the patch is applied.
  for (auto guard = change.removeGuards.rbegin(); guard != change.removeGuards.rend(); ++guard) {
    remove(guardPointer(*guard));
  }
  writer.endArray();
}

void encodeRemedy(Writer& writer, const Remedy& remedy, const Pack& pack, const Application& application) {
  writer.beginObject();
  if (remedy.rule >= 0) writer.key("rule").word(pack.rules[static_cast<std::size_t>(remedy.rule)].id);
  encodeMessage(writer, remedy.message, application, &remedy.change);
  writer.key("patch");
  encodePatch(writer, remedy.change);
  writer.endObject();
}

void encodeFinding(Writer& writer, const Finding& finding, const Rule& rule, const Pack& pack,
                   const Application& application) {
  writer.beginObject().key("rule").word(rule.id);
  writer.key("state").word(name(finding.state)).key("severity").word(name(rule.severity));
  encodeMessage(writer, finding.message, application, nullptr);
  // Empty lists are left out: the glue gives every finding its own.
  if (!finding.facts.empty()) encodeFacts(writer.key("facts"), finding.facts, pack, application.facts);
  if (!finding.missing.empty()) encodeMissing(writer.key("missing"), finding.missing, pack, application.facts);
  if (!finding.remedies.empty()) {
    writer.key("remedies").beginArray();
    for (const Remedy& remedy : finding.remedies) encodeRemedy(writer, remedy, pack, application);
    writer.endArray();
  }
  if (finding.reading) {
    writer.key("reading").beginObject();
    writer.key("chosen").word(finding.reading->chosen).key("other").word(finding.reading->other);
    writer.key("otherState").word(name(finding.reading->otherState)).endObject();
  }
  writer.endObject();
}

} // namespace

void encode(Writer& writer, const Pack& pack) {
  writer.beginObject().key("id").string(pack.id).key("version").string(pack.version);
  writer.key("digest").word(pack.digest).endObject();
}

void encode(Writer& writer, const Verdict& verdict, const Pack& pack, const Application& application) {
  writer.beginObject().key("outcome").word(name(verdict.outcome));
  writer.key("findings").beginArray();
  for (std::size_t i = 0; i < verdict.findings.size(); ++i) {
    encodeFinding(writer, verdict.findings[i], pack.rules[i], pack, application);
  }
  writer.endArray().key("deadlines").beginArray();
  for (const Deadline& deadline : verdict.deadlines) {
    writer.beginObject().key("rule").word(pack.rules[static_cast<std::size_t>(deadline.rule)].id);
    writer.key("code").word(deadline.code).key("date").word(calendar::formatDate(deadline.date));
    writer.key("safeDate").word(calendar::formatDate(deadline.safeDate));
    writer.key("daysLeft").number(deadline.daysLeft).key("done").boolean(deadline.done).endObject();
  }
  writer.endArray();
  if (verdict.earliestDate) writer.key("earliestDate").word(calendar::formatDate(*verdict.earliestDate));
  if (verdict.nearestFix) {
    writer.key("nearestFix");
    encodeRemedy(writer, *verdict.nearestFix, pack, application);
  }
  if (verdict.friendlyFix) {
    writer.key("friendlyFix");
    encodeRemedy(writer, *verdict.friendlyFix, pack, application);
  }
  if (!verdict.todo.empty()) {
    writer.key("todo").beginArray();
    for (const Remedy& remedy : verdict.todo) encodeRemedy(writer, remedy, pack, application);
    writer.endArray();
  }
  writer.key("pack");
  encode(writer, pack);
  writer.endObject();
}

namespace {

void encodePerson(Writer& writer, const PersonFacts& person) {
  writer.beginObject();
  if (person.born) writer.key("born").word(calendar::formatDate(*person.born));
  if (person.age) writer.key("age").number(*person.age);
  writer.endObject();
}

/// An application as a caller would write it; examples have no names.
void encodeApplication(Writer& writer, const Facts& facts, const Pack& pack) {
  constexpr std::string_view kinds[] = {"concert", "disco", "dance", "lan", "other"};
  writer.beginObject();
  const auto number = [&](std::string_view key, const std::optional<int>& value) {
    if (value) writer.key(key).number(*value);
  };
  const auto yesOrNo = [&](std::string_view key, const std::optional<bool>& value) {
    if (value) writer.key(key).boolean(*value);
  };
  const auto time = [&](std::string_view key, const std::optional<WallTime>& value) {
    if (value) writer.key(key).word(calendar::formatWallTime(*value));
  };
  const auto date = [&](std::string_view key, const std::optional<Day>& value) {
    if (value) writer.key(key).word(calendar::formatDate(*value));
  };
  if (facts.kind) writer.key("kind").word(kinds[static_cast<int>(*facts.kind)]);
  if (facts.access) writer.key("access").string(*facts.access == Access::Public ? "public" : "closed");
  number("schools", facts.schools);
  number("participants", facts.participants);
  number("ageMin", facts.ageMin);
  number("ageMax", facts.ageMax);
  number("gradeMin", facts.gradeMin);
  number("gradeMax", facts.gradeMax);
  time("start", facts.start);
  time("end", facts.end);
  date("appliedOn", facts.appliedOn);
  date("guardListSentOn", facts.guardListSentOn);
  if (facts.responsible) encodePerson(writer.key("responsible"), *facts.responsible);
  if (!facts.guards.empty()) {
    writer.key("guards").beginArray();
    for (const PersonFacts& guard : facts.guards) encodePerson(writer, guard);
    writer.endArray();
  }
  yesOrNo("drugFree", facts.drugFree);
  yesOrNo("nearSchoolDistrict", facts.nearSchoolDistrict);
  yesOrNo("schoolEvent", facts.schoolEvent);
  yesOrNo("approvedBySchool", facts.approvedBySchool);
  yesOrNo("approvedByParents", facts.approvedByParents);
  if (facts.answered != 0) {
    writer.key("answers").beginObject();
    for (std::size_t i = 0; i < pack.questions.size(); ++i) {
      if (const auto answer = facts.answer(static_cast<int>(i))) writer.key(pack.questions[i].id).boolean(*answer);
    }
    writer.endObject();
  }
  writer.endObject();
}

} // namespace

void encode(Writer& writer, const PackProblem& problem, const Pack& pack) {
  writer.beginObject().key("path").string(problem.path).key("code").word(problem.code);
  writer.key("detail").string(problem.detail);
  if (problem.example) encodeApplication(writer.key("example"), problem.example->facts, pack);
  writer.endObject();
}

void encode(Writer& writer, const calendar::DayInfo& day) {
  writer.beginObject().key("date").word(calendar::formatDate(day.date)).key("isoWeek").number(day.isoWeek);
  const calendar::HolidayText name = calendar::holidayTextOn(day.date);
  if (!name.nb.empty()) {
    writer.key("holiday").beginObject().key("nb").string(name.nb).key("nn").string(name.nn).key("en").string(name.en);
    writer.endObject();
  }
  writer.key("holyDay").boolean(day.holyDay).key("squeezed").boolean(day.squeezed).endObject();
}

std::string failure(const Problems& problems) {
  Writer writer;
  writer.beginObject().key("ok").boolean(false).key("problems").beginArray();
  for (const Problem& problem : problems.list()) {
    writer.beginObject().key("path").string(problem.path).key("code").word(problem.code);
    writer.key("detail").string(problem.detail).endObject();
  }
  writer.endArray().endObject();
  return writer.take();
}

} // namespace slt::json
