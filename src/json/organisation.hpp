// Organisations and school calendars from JSON; the requests that are drawn up from them, and remarks on a calendar, as
// JSON text. The format is documented in docs/profiles.md and src/packs/profile.schema.json.
//
// A remark is a code and values for its words:
//
// | code         | path                           | params                     |
// | ------------ | ------------------------------ | -------------------------- |
// | reversed     | /to, or /off/…/to              | from, to                   |
// | year         | /schoolYear                    | from, to                   |
// | weekend      | the day off                    | from, to                   |
// | outside      | the day off                    | from, to                   |
// | overlap      | the second of the days off     | from, to                   |
// | missingBreak | /off                           | name, from, to             |
// | dayCount     | /schoolDays, or the calendar   | days, expected, [squeezed] |
// | squeezed     | /off                           | date                       |
//
// - `from` and `to`: of the range that the remark is about; of `overlap` what both hold; of `year` the school year's
// own;
//   of `missingBreak` when the break usually is. `name`: "autumn", "christmas", "winter" or "easter".
// - `days`: school days by the calendar; `expected`: what it says itself, else 190. `squeezed`: a day that is probably
//   forgotten. `date`: a school day between days off.
#pragma once

#include <optional>
#include <string_view>

#include "organisation/draft.hpp"
#include "json/document.hpp"
#include "json/problems.hpp"
#include "json/writer.hpp"

namespace slt::json {

/// What a model asks of each body, times the bodies: each can be a finding.
inline constexpr std::size_t kMaxAsked = 400'000;
inline constexpr std::size_t kMaxOrganisationBytes = 2 * 1024 * 1024;
inline constexpr std::size_t kMaxOrganisationValues = 200'000;
/// Of all calendars of an organisation together: with the summers between them no more than a request can hold.
inline constexpr std::size_t kMaxOff = 900;

/// What was read, and the document that its texts are views into.
struct ReadOrganisation {
  organisation::Organisation organisation;
  Document document;
};
/// The general SLT model, in the form that a profile's own has (docs/slt-model.md).
struct ReadModel {
  std::vector<organisation::ModelRule> rules;
  Document document;
};
struct ReadSchoolCalendar {
  organisation::SchoolCalendar calendar;
  Document document;
};
/// Nothing when there are problems.
std::optional<ReadOrganisation> decodeOrganisation(std::string_view text, Problems& problems);
std::optional<ReadModel> decodeModel(std::string_view text, Problems& problems);
std::optional<ReadSchoolCalendar> decodeSchoolCalendar(std::string_view text, Problems& problems);

/// What a caller asks besides: other school calendars, and a language. Problems stand below "/options".
struct DraftOptions {
  Document document;
  std::optional<std::vector<organisation::SchoolCalendar>> schoolCalendars;
  organisation::Language language = organisation::Language::Bokmaal;
};
std::optional<DraftOptions> decodeDraftOptions(std::string_view text, Problems& problems);

struct Dates {
  calendar::Day from;
  calendar::Day to;
};
/// As a request's period. Problems stand below "/period".
std::optional<Dates> decodePeriod(std::string_view text, Problems& problems);

/// A PlanRequest.
void encode(Writer& writer, const organisation::Organisation& organisation, const organisation::Draft& draft,
            Dates period, organisation::Language language);
/// SchoolCalendarProblem[].
void encode(Writer& writer, const std::vector<organisation::Remark>& remarks,
            const organisation::SchoolCalendar& calendar);

} // namespace slt::json
