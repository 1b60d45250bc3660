#include "api/organisation.hpp"

#include "calendar/text.hpp"
#include "organisation/model.hpp"
#include "json/measures.hpp"
#include "json/organisation.hpp"
#include "json/verdict.hpp"

namespace slt::api {

namespace {

std::optional<calendar::Day> dayOf(std::string_view asOf, json::Problems& problems) {
  calendar::Day day = 0;
  if (calendar::parseDate(asOf, day)) return day;
  problems.add("/asOf", "date", "must be a date, as in 2027-01-30");
  return std::nullopt;
}

} // namespace

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

std::string reviewOrganisation(std::string_view organisation, std::string_view model) {
  json::Problems problems;
  json::Problems ofModel;
  const std::optional<json::ReadOrganisation> whose = json::decodeOrganisation(organisation, problems);
  const std::optional<json::ReadModel> general = json::decodeModel(model, ofModel);
  json::addBelow("/model", ofModel, problems);
  if (!whose || !general) return json::failure(problems);
  const auto findings = organisation::reviewModel(whose->organisation, general->rules);
  return json::success([&](json::Writer& writer) { json::encode(writer, findings); });
}

std::string reviewYear(std::string_view organisation, std::string_view measures, std::string_view meetings,
                       std::string_view period) {
  json::Problems problems;
  const std::optional<json::ReadOrganisation> whose = json::decodeOrganisation(organisation, problems);
  const organisation::Organisation none;
  const auto read = json::decodeYear(measures, meetings, whose ? whose->organisation : none, problems);
  std::optional<organisation::Period> within;
  if (!period.empty()) {
    const std::optional<json::Dates> days = json::decodePeriod(period, problems);
    if (days) within = {days->from, days->to};
  }
  if (!problems.none()) return json::failure(problems);
  const auto findings = organisation::reviewYear(whose->organisation, read->measures, read->year, within);
  return json::success([&](json::Writer& writer) { json::encode(writer, findings); });
}

std::string reviewMeasures(std::string_view measures, std::string_view meetings, std::string_view asOf) {
  json::Problems problems;
  const auto read = json::decodeYear(measures, meetings, {}, problems);
  const std::optional<calendar::Day> day = dayOf(asOf, problems);
  if (!read || !day) return json::failure(problems);
  const auto findings = organisation::reviewMeasures(read->measures, read->year, *day);
  return json::success([&](json::Writer& writer) { json::encode(writer, findings); });
}

std::string agendas(std::string_view organisation, std::string_view measures, std::string_view meetings) {
  json::Problems problems;
  const std::optional<json::ReadOrganisation> whose = json::decodeOrganisation(organisation, problems);
  const organisation::Organisation none;
  const auto read = json::decodeYear(measures, meetings, whose ? whose->organisation : none, problems);
  if (!whose || !read) return json::failure(problems);
  const auto all = organisation::agendas(whose->organisation, read->measures, read->year);
  return json::success([&](json::Writer& writer) { json::encode(writer, all, whose->organisation, *read); });
}

std::string reviewReferral(std::string_view referral, std::string_view asOf) {
  json::Problems problems;
  const std::optional<json::ReadReferral> read = json::decodeReferral(referral, problems);
  const std::optional<calendar::Day> day = dayOf(asOf, problems);
  if (!read || !day) return json::failure(problems);
  const organisation::ReferralVerdict verdict = organisation::review(read->referral, *day);
  return json::success([&](json::Writer& writer) { json::encode(writer, verdict); });
}

} // namespace slt::api
