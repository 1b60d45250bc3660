#include "json/application.hpp"

#include "calendar/text.hpp"
#include "json/fields.hpp"

namespace slt::json {

namespace {

using events::Application;
using events::Facts;
using events::PersonFacts;

template<class T> void read(const Node& object, const char* key, std::optional<T>& into, auto decode) {
  if (const std::optional<Node> node = object.member(key)) into = decode(*node);
}

PersonFacts decodePerson(const Node& node, events::Day asOf, std::string& name) {
  PersonFacts person;
  if (!node.isObject()) return person;
  node.refuseUnknown({"name", "born", "age"});
  if (const auto member = node.member("name")) name = member->textOrEmpty(kMaxNameBytes);
  read(node, "born", person.born, [&](const Node& born) {
    std::optional<events::Day> day = born.date();
    if (day && *day > asOf) born.problem("future", "must not lie after the day of the check");
    return day;
  });
  read(node, "age", person.age, [](const Node& age) { return age.integer(0, kMaxAge); });
  return person;
}

void decodeGuards(const Node& node, events::Day asOf, Application& application) {
  if (!node.isArray()) return;
  if (node.size() > kMaxGuards) {
    node.problem("limit", "holds more than " + std::to_string(kMaxGuards) + " guards");
    return;
  }
  for (std::size_t i = 0; i < node.size(); ++i) {
    const Node guard = node.element(i);
    std::string& name = application.guardNames.emplace_back();
    application.facts.guards.push_back(guard.value().isNull() ? PersonFacts{} : decodePerson(guard, asOf, name));
  }
}

void decodeAnswers(const Node& node, const events::Pack& pack, Facts& facts) {
  if (!node.isObject()) return;
  for (std::size_t i = 0; i < node.size(); ++i) {
    const std::string_view key = node.keyAt(i);
    const Node answer = node.memberAt(i);
    std::size_t question = 0;
    while (question < pack.questions.size() && pack.questions[question].id != key) ++question;
    if (question == pack.questions.size()) {
      answer.problem("unknownKey", "is not a question of these guidelines");
      continue;
    }
    // Of one that stands twice the last counts, as for every other key.
    facts.answered &= ~(std::uint32_t{1} << question);
    facts.answeredYes &= ~(std::uint32_t{1} << question);
    if (answer.value().isNull()) continue;
    if (const std::optional<bool> yes = answer.boolean()) {
      facts.answered |= std::uint32_t{1} << question;
      if (*yes) facts.answeredYes |= std::uint32_t{1} << question;
    }
  }
}

void requireOrder(const Node& object, const std::optional<int>& low, const std::optional<int>& high, const char* key,
                  std::string_view detail) {
  if (low && high && *low > *high) object.problems().add(below(object.path(), key), "order", detail);
}

Application decode(const Node& node, const events::Pack& pack, events::Day asOf) {
  Application application;
  if (!node.isObject()) return application;
  node.refuseUnknown({"title",
                      "kind",
                      "access",
                      "schools",
                      "participants",
                      "ageMin",
                      "ageMax",
                      "gradeMin",
                      "gradeMax",
                      "start",
                      "end",
                      "appliedOn",
                      "guardListSentOn",
                      "responsible",
                      "guards",
                      "drugFree",
                      "nearSchoolDistrict",
                      "schoolEvent",
                      "approvedBySchool",
                      "approvedByParents",
                      "answers"});
  Facts& facts = application.facts;
  const auto wholeNumber = [](int low, int high) { return [=](const Node& n) { return n.integer(low, high); }; };
  const auto date = [](const Node& n) { return n.date(); };
  const auto time = [](const Node& n) { return n.wallTime(); };
  const auto yesOrNo = [](const Node& n) { return n.boolean(); };

  if (const auto title = node.member("title")) title->text(kMaxTitleBytes);
  if (const auto kind = node.member("kind")) {
    if (const auto word = kind->oneOf({"concert", "disco", "dance", "lan", "other"})) {
      facts.kind = static_cast<events::EventKind>(*word);
    }
  }
  if (const auto access = node.member("access")) {
    if (const auto word = access->oneOf({"public", "closed"})) facts.access = static_cast<events::Access>(*word);
  }
  read(node, "schools", facts.schools, wholeNumber(0, kMaxSchools));
  read(node, "participants", facts.participants, wholeNumber(0, kMaxParticipants));
  read(node, "ageMin", facts.ageMin, wholeNumber(0, kMaxAge));
  read(node, "ageMax", facts.ageMax, wholeNumber(0, kMaxAge));
  read(node, "gradeMin", facts.gradeMin, wholeNumber(1, 13));
  read(node, "gradeMax", facts.gradeMax, wholeNumber(1, 13));
  read(node, "start", facts.start, time);
  read(node, "end", facts.end, time);
  read(node, "appliedOn", facts.appliedOn, date);
  read(node, "guardListSentOn", facts.guardListSentOn, date);
  if (const auto responsible = node.member("responsible")) {
    facts.responsible = decodePerson(*responsible, asOf, application.responsibleName);
  }
  if (const auto guards = node.member("guards")) decodeGuards(*guards, asOf, application);
  read(node, "drugFree", facts.drugFree, yesOrNo);
  read(node, "nearSchoolDistrict", facts.nearSchoolDistrict, yesOrNo);
  read(node, "schoolEvent", facts.schoolEvent, yesOrNo);
  read(node, "approvedBySchool", facts.approvedBySchool, yesOrNo);
  read(node, "approvedByParents", facts.approvedByParents, yesOrNo);
  if (const auto answers = node.member("answers")) decodeAnswers(*answers, pack, facts);

  requireOrder(node, facts.ageMin, facts.ageMax, "ageMax", "must not be below ageMin");
  requireOrder(node, facts.gradeMin, facts.gradeMax, "gradeMax", "must not be below gradeMin");
  if (facts.start && facts.end && *facts.end <= *facts.start) {
    node.problems().add(below(node.path(), "end"), "order", "must be after start");
  }
  return application;
}

// An application has some twenty fields, a guard three; the rest is air.
constexpr Limits kApplicationLimits{kMaxApplicationBytes, 10'000, 16};
constexpr Limits kApplicationsLimits{kMaxApplicationsBytes, 60'000, 16};

} // namespace

std::optional<Application> decodeApplication(std::string_view text, const events::Pack& pack, events::Day asOf,
                                             Problems& problems) {
  const std::optional<Document> document = parse(text, kApplicationLimits, problems);
  if (!document) return std::nullopt;
  Application application = decode(Node(*document, problems), pack, asOf);
  if (!problems.none()) return std::nullopt;
  return application;
}

std::optional<std::vector<Application>> decodeApplications(std::string_view text, const events::Pack& pack,
                                                           events::Day asOf, Problems& problems) {
  const std::optional<Document> document = parse(text, kApplicationsLimits, problems);
  if (!document) return std::nullopt;
  const Node all(*document, problems);
  std::vector<Application> applications;
  if (!all.isArray()) return std::nullopt;
  if (all.size() > kMaxApplications) {
    all.problem("limit", "holds more than " + std::to_string(kMaxApplications) + " applications");
    return std::nullopt;
  }
  applications.reserve(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) applications.push_back(decode(all.element(i), pack, asOf));
  if (!problems.none()) return std::nullopt;
  return applications;
}

std::optional<events::Day> decodeAsOf(std::string_view text, Problems& problems) {
  events::Day day = 0;
  if (calendar::parseDate(text, day)) return day;
  problems.add("/asOf", "date", "must be a calendar date as YYYY-MM-DD");
  return std::nullopt;
}

} // namespace slt::json
