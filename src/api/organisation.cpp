#include "api/organisation.hpp"

#include "json/organisation.hpp"
#include "json/verdict.hpp"

namespace slt::api {

std::string planRequest(std::string_view organisation, std::string_view period, std::string_view options) {
  json::Problems problems;
  std::optional<organisation::Organisation> asked = json::decodeOrganisation(organisation, problems);
  const std::optional<json::Dates> days = json::decodePeriod(period, problems);
  std::optional<json::DraftOptions> more = json::decodeDraftOptions(options, problems);
  if (!asked || !days || !more) return json::failure(problems);
  if (more->schoolCalendars) asked->schoolCalendars = *std::move(more->schoolCalendars);
  const organisation::Draft draft = organisation::drawUp(*asked, days->from, days->to);
  return json::success([&](json::Writer& writer) { json::encode(writer, *asked, draft, *days, more->language); });
}

std::string reviewSchoolCalendar(std::string_view calendar) {
  json::Problems problems;
  const std::optional<organisation::SchoolCalendar> read = json::decodeSchoolCalendar(calendar, problems);
  if (!read) return json::failure(problems);
  const std::vector<organisation::Remark> remarks = organisation::review(*read);
  return json::success([&](json::Writer& writer) { json::encode(writer, remarks, *read); });
}

} // namespace slt::api
