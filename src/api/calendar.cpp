#include "api/calendar.hpp"

#include "calendar/calendar.hpp"
#include "json/verdict.hpp"

namespace slt::api {

std::string calendar(std::string_view from, std::string_view to) {
  // Ten years: more than anybody plans, and an answer that fits in the module's memory.
  constexpr int kMaxDays = 4000;
  json::Problems problems;
  slt::calendar::Day first = 0;
  slt::calendar::Day last = 0;
  const bool fromRead = slt::calendar::parseDate(from, first);
  const bool toRead = slt::calendar::parseDate(to, last);
  if (!fromRead) problems.add("/from", "date", "must be a calendar date as YYYY-MM-DD");
  if (!toRead) problems.add("/to", "date", "must be a calendar date as YYYY-MM-DD");
  if (fromRead && toRead && last < first) problems.add("/to", "order", "must not be before from");
  if (fromRead && toRead && last - first >= kMaxDays) {
    problems.add("/to", "limit", "must be less than " + std::to_string(kMaxDays) + " days after from");
  }
  if (!problems.none()) return json::failure(problems);
  return json::success([&](json::Writer& writer) {
    writer.beginArray();
    for (const slt::calendar::DayInfo& day : slt::calendar::calendar(first, last)) json::encode(writer, day);
    writer.endArray();
  });
}

} // namespace slt::api
