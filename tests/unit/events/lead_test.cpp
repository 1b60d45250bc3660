// How long before an event something must be sent, and back again.
#include "calendar/support.hpp"
#include "events/pack.hpp"

using namespace slt::events;
using namespace slt::calendar;
using namespace slt::calendar::test;

TEST_CASE("lead: days, weeks and months back from an event", "[events]") {
  CHECK(deadlineFor({Lead::Unit::Days, 14}, "2027-01-30"_day) == "2027-01-16"_day);
  CHECK(deadlineFor({Lead::Unit::Days, 0}, "2027-01-30"_day) == "2027-01-30"_day);
  CHECK(deadlineFor({Lead::Unit::Weeks, 2}, "2027-01-30"_day) == "2027-01-16"_day);
  CHECK(deadlineFor({Lead::Unit::Weeks, 4}, "2028-03-10"_day) == "2028-02-11"_day);
  CHECK(deadlineFor({Lead::Unit::Months, 1}, "2027-03-30"_day) == "2027-02-28"_day);
  CHECK(deadlineFor({Lead::Unit::Months, 1}, "2028-03-30"_day) == "2028-02-29"_day);
  CHECK(deadlineFor({Lead::Unit::Months, 1}, "2027-01-01"_day) == "2026-12-01"_day);
  CHECK(deadlineFor({Lead::Unit::Months, 12}, "2028-02-29"_day) == "2027-02-28"_day);
  CHECK(deadlineFor({Lead::Unit::Months, 120}, "0001-05-05"_day) == kMinDay);
}

TEST_CASE("lead: the earliest event is the first day whose deadline is not before the sending", "[events]") {
  CHECK(earliestEventFor({Lead::Unit::Months, 1}, "2027-01-31"_day) == "2027-03-01"_day);
  CHECK(earliestEventFor({Lead::Unit::Months, 1}, "2027-02-28"_day) == "2027-03-28"_day);
  CHECK(earliestEventFor({Lead::Unit::Months, 1}, "2028-01-31"_day) == "2028-03-01"_day);
  for (const Lead lead : {Lead{Lead::Unit::Days, 0}, Lead{Lead::Unit::Days, 5}, Lead{Lead::Unit::Days, 14},
                          Lead{Lead::Unit::Weeks, 2}, Lead{Lead::Unit::Months, 1}, Lead{Lead::Unit::Months, 2},
                          Lead{Lead::Unit::Months, 3}, Lead{Lead::Unit::Months, 12}}) {
    INFO(static_cast<int>(lead.unit) << " " << lead.count);
    CHECK(firstFailure("2023-01-01"_day, "2033-12-31"_day, [&](Day sent) {
            const Day event = earliestEventFor(lead, sent);
            return deadlineFor(lead, event) >= sent && deadlineFor(lead, event - 1) < sent;
          }) == "none");
    // The deadline only ever grows with the event's date.
    CHECK(firstFailure("2023-01-01"_day, "2033-12-31"_day, [&](Day start) {
            return deadlineFor(lead, start) <= deadlineFor(lead, start + 1) && deadlineFor(lead, start) <= start;
          }) == "none");
  }
}

TEST_CASE("lead: at the end of time", "[events]") {
  CHECK(earliestEventFor({Lead::Unit::Months, 1}, kMaxDay) == kMaxDay);
  CHECK(earliestEventFor({Lead::Unit::Days, 14}, kMaxDay) == kMaxDay);
  CHECK(earliestEventFor({Lead::Unit::Weeks, 520}, kMaxDay - 3) == kMaxDay);
}
