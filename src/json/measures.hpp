// Measures, the meetings they pass, and referrals from JSON; findings, agendas and referral verdicts as JSON text.
//
// A finding is one of an event's verdict in form (json/verdict.hpp), with pointers into the input it was found in:
// /bodies/… and /flows/… of the organisation, /measures/… and /meetings/… of those lists, else of the referral.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "organisation/measures.hpp"
#include "organisation/referral.hpp"
#include "json/document.hpp"
#include "json/fields.hpp"
#include "json/organisation.hpp"
#include "json/problems.hpp"
#include "json/writer.hpp"

namespace slt::json {

inline constexpr std::size_t kMaxMeasures = 2000;
/// Measures times meetings: each can stand on the agenda of all of them.
inline constexpr std::size_t kMaxStations = 400'000;
inline constexpr std::size_t kMaxServices = 100;

/// A list of measures and one of meetings, and the documents that their texts are views into.
struct ReadYear {
  organisation::Year year;
  std::vector<organisation::Measure> measures;
  Document meetingsDocument;
  Document measuresDocument;
};
/// Problems stand below "/measures" and "/meetings". Bodies that the organisation does not have are taken as they come:
/// a plan may be older than the organisation.
std::optional<ReadYear> decodeYear(std::string_view measures, std::string_view meetings,
                                   const organisation::Organisation& organisation, Problems& problems);

struct ReadReferral {
  organisation::Referral referral;
  Document document;
};
std::optional<ReadReferral> decodeReferral(std::string_view text, Problems& problems);

/// Finding[].
void encode(Writer& writer, const std::vector<organisation::Finding>& findings);
/// Agenda[].
void encode(Writer& writer, const std::vector<std::vector<organisation::Item>>& agendas,
            const organisation::Organisation& organisation, const ReadYear& read);
/// ReferralVerdict.
void encode(Writer& writer, const organisation::ReferralVerdict& verdict);

} // namespace slt::json
