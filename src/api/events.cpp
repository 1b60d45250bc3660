#include "api/events.hpp"

#include "events/lint.hpp"
#include "events/verdict.hpp"
#include "json/application.hpp"
#include "json/pack.hpp"
#include "json/verdict.hpp"

namespace slt::api {

EventRules::EventRules(std::string_view packText) {
  json::Problems problems;
  pack_ = json::decodePack(packText, problems);
  if (!pack_) failure_ = json::failure(problems);
}

std::string EventRules::opened() const {
  if (!pack_) return failure_;
  return json::success([&](json::Writer& writer) { json::encode(writer, *pack_); });
}

std::string EventRules::check(std::string_view application, std::string_view asOf, bool explain) const {
  if (!pack_) return failure_;
  json::Problems problems;
  const std::optional<events::Day> day = json::decodeAsOf(asOf, problems);
  // A birth date is compared with today: without a day every other problem is still told.
  const auto read = json::decodeApplication(application, *pack_, day.value_or(calendar::kMaxDay), problems);
  if (!day || !read) return json::failure(problems);
  const events::Verdict verdict = events::check({*pack_, read->facts, *day}, explain);
  return json::success([&](json::Writer& writer) { json::encode(writer, verdict, *pack_, *read); });
}

std::string EventRules::checkAll(std::string_view applications, std::string_view asOf, bool explain) const {
  if (!pack_) return failure_;
  json::Problems problems;
  const std::optional<events::Day> day = json::decodeAsOf(asOf, problems);
  const auto read = json::decodeApplications(applications, *pack_, day.value_or(calendar::kMaxDay), problems);
  if (!day || !read) return json::failure(problems);
  return json::success([&](json::Writer& writer) {
    writer.beginArray();
    for (const events::Application& application : *read) {
      json::encode(writer, events::check({*pack_, application.facts, *day}, explain), *pack_, application);
    }
    writer.endArray();
  });
}

std::string EventRules::lint(std::string_view asOf) const {
  if (!pack_) return failure_;
  json::Problems problems;
  std::optional<events::Day> day;
  if (!asOf.empty()) {
    day = json::decodeAsOf(asOf, problems);
    if (!day) return json::failure(problems);
  }
  return json::success([&](json::Writer& writer) {
    writer.beginArray();
    for (const events::PackProblem& problem : events::lint(*pack_, day)) json::encode(writer, problem, *pack_);
    writer.endArray();
  });
}

} // namespace slt::api
