#include "api/organisation.hpp"

#include "json/organisation.hpp"
#include "json/verdict.hpp"

namespace slt::api {

std::string planRequest(std::string_view organisation, std::string_view period, std::string_view options) {
  json::Problems problems;
  std::optional<json::ReadOrganisation> asked = json::decodeOrganisation(organisation, problems);
  const std::optional<json::Dates> days = json::decodePeriod(period, problems);
  std::optional<json::DraftOptions> more = json::decodeDraftOptions(options, problems);
  if (!asked || !days || !more) return json::failure(problems);
  organisation::Organisation& whose = asked->organisation;
  if (more->schoolCalendars) whose.schoolCalendars = *std::move(more->schoolCalendars);
  const organisation::Draft draft = organisation::drawUp(whose, days->from, days->to);
  return json::success([&](json::Writer& writer) { json::encode(writer, whose, draft, *days, more->language); });
}

std::string reviewSchoolCalendar(std::string_view calendar) {
  json::Problems problems;
  const std::optional<json::ReadSchoolCalendar> read = json::decodeSchoolCalendar(calendar, problems);
  if (!read) return json::failure(problems);
  const std::vector<organisation::Remark> remarks = organisation::review(read->calendar);
  return json::success([&](json::Writer& writer) { json::encode(writer, remarks, read->calendar); });
}

} // namespace slt::api
