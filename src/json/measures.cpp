#include "json/measures.hpp"

#include <algorithm>

#include "calendar/text.hpp"
#include "events/state.hpp"
#include "json/plan_request.hpp"

namespace slt::json {

namespace {

using namespace slt::organisation;

constexpr std::size_t kMaxTextBytes = 4000;
constexpr Limits kYearLimits{kMaxPlanBytes, kMaxPlanValues, 16};
constexpr Limits kReferralLimits{64 * 1024, 1000, 16};

std::string_view viewOf(const std::optional<Node>& node, std::size_t most) {
  return node && node->text(most) ? std::string_view(node->value().text) : std::string_view();
}
std::optional<bool> yesOrNo(const Node& object, const char* key) {
  const auto answer = object.member(key);
  return answer ? answer->boolean() : std::nullopt;
}
std::optional<Day> dayOf(const Node& object, const char* key) {
  const auto day = object.member(key);
  return day ? day->date() : std::nullopt;
}
/// How many there are, or nothing.
std::optional<int> countFocus(const Node& object) {
  const auto list = asList(object.member("focus"), kMaxServices);
  if (!list) return std::nullopt;
  for (std::size_t i = 0; i < list->size(); ++i)
    list->element(i).oneOf({"behaviour", "mentalHealth", "substances", "crime"});
  return static_cast<int>(list->size());
}

class YearReading {
public:
  explicit YearReading(const Organisation& organisation) {
    for (const Body& body : organisation.bodies) {
      names_.add(std::string(body.id));
      into.year.bodies.push_back(body.id);
    }
  }

  void decodeMeeting(const Node& node) {
    if (!isObjectOf(node, {"body", "index", "start", "room", "absent"})) return;
    Meeting meeting{};
    const bool placed = decodeRef(node, meeting.body, meeting.index);
    if (const auto start = require(node, "start")) {
      const auto time = start->wallTime();
      meeting.start = time.value_or(meeting.start);
      if (placed && time) into.year.meetings.push_back(meeting);
    }
  }

  void decodeMeasure(const Node& node) {
    Measure& measure = into.measures.emplace_back();
    if (!isObjectOf(node, {"id", "title", "goal", "prevention", "focus", "orderedBy", "body", "owner", "start", "end",
                           "evaluateBy", "status", "evaluation"})) {
      ids_.skip();
      return;
    }
    decodeId(node, ids_);
    measure.id = viewOf(node.member("id"), kMaxIdBytes);
    measure.title = viewOf(require(node, "title"), kMaxTextBytes);
    viewOf(node.member("goal"), kMaxTextBytes);
    if (const auto prevention = node.member("prevention")) {
      measure.prevention =
          static_cast<Prevention>(prevention->oneOf({"universal", "selective", "indicated"}).value_or(0));
    }
    measure.focus = countFocus(node).value_or(0) > 0;
    if (const auto ordered = node.member("orderedBy")) {
      if (isObjectOf(*ordered, {"body", "index"})) decodeRef(*ordered, measure.orderedBy, measure.orderedAt);
    }
    if (const auto body = node.member("body")) measure.body = bodyOf(*body);
    measure.owner = viewOf(node.member("owner"), kMaxNameBytes);
    measure.start = dayOf(node, "start");
    measure.end = dayOf(node, "end");
    measure.evaluateBy = dayOf(node, "evaluateBy");
    if (measure.start && measure.end && *measure.end < *measure.start)
      refuseOrder(node, "end", "must not be before start");
    measure.status = measure.orderedBy < 0 ? Status::Proposed : Status::Ordered;
    if (const auto status = node.member("status")) {
      measure.status = static_cast<Status>(
          status->oneOf({"proposed", "ordered", "running", "evaluated", "reported", "stopped"}).value_or(0));
    }
    measure.evaluation = !viewOf(node.member("evaluation"), kMaxTextBytes).empty();
  }

  ReadYear into;

private:
  /// A body without an id is none.
  int bodyOf(const Node& node) {
    const std::string_view id = viewOf(node, kMaxIdBytes);
    if (id.empty()) return -1;
    int body = names_.find(id);
    if (body < 0) {
      body = static_cast<int>(into.year.bodies.size());
      names_.add(std::string(id));
      into.year.bodies.push_back(id);
    }
    return body;
  }
  bool decodeRef(const Node& node, int& body, int& index) {
    const auto id = require(node, "body");
    body = id ? bodyOf(*id) : -1;
    index = requireInteger(node, "index", 1, kMaxMeetings);
    return body >= 0;
  }

  Names names_;
  Names ids_;
};

/// What it holds stays where it is while the reading goes on.
void readList(std::string_view text, Document& document, std::string_view path, std::size_t most, Problems& problems,
              YearReading& reading, void (YearReading::*decode)(const Node&)) {
  Problems found;
  if (std::optional<Document> parsed = parse(text, kYearLimits, found)) {
    document = *std::move(parsed);
    const auto list = asList(Node(document, found), most);
    for (std::size_t i = 0; list && i < list->size(); ++i) (reading.*decode)(list->element(i));
  }
  addBelow(path, found, problems);
}

void encodePlaces(Writer& writer, const Finding& finding, Detail::Kind kind) {
  bool any = false;
  for (const Detail& detail : finding.details) {
    if (detail.kind != kind) continue;
    // Empty lists are left out: the glue gives every finding its own.
    if (!any) writer.key(kind == Detail::Kind::Fact ? "facts" : "missing").beginArray();
    any = true;
    std::string pointer;
    if (!detail.name.empty()) pointer.append("/").append(detail.name);
    if (detail.number >= 0) pointer.append("/").append(std::to_string(detail.number));
    if (!detail.text.empty()) pointer.append("/").append(detail.text);
    writer.word(pointer);
  }
  if (any) writer.endArray();
}

void encodeText(Writer& writer, const LocalText& text) {
  writer.key("text").beginObject().key("nb").string(text.nb);
  if (!text.nn.empty()) writer.key("nn").string(text.nn);
  if (!text.en.empty()) writer.key("en").string(text.en);
  writer.endObject();
}

} // namespace

std::optional<ReadYear> decodeYear(std::string_view measures, std::string_view meetings,
                                   const Organisation& organisation, Problems& problems) {
  YearReading reading(organisation);
  ReadYear& read = reading.into;
  readList(meetings, read.meetingsDocument, "/meetings", kMaxPlannedMeetings, problems, reading,
           &YearReading::decodeMeeting);
  readList(measures, read.measuresDocument, "/measures", kMaxMeasures, problems, reading, &YearReading::decodeMeasure);
  if (read.measures.size() * read.year.meetings.size() > kMaxStations)
    problems.add("/measures", "limit", "are too many for so many meetings");
  if (organisation.flows.size() * read.year.meetings.size() > kMaxStations)
    problems.add("/meetings", "limit", "are too many for so many flows");
  if (!problems.none()) return std::nullopt;
  return std::move(read);
}

std::optional<ReadReferral> decodeReferral(std::string_view text, Problems& problems) {
  std::optional<Document> document = parse(text, kReferralLimits, problems);
  if (!document) return std::nullopt;
  Referral referral;
  const Node node(*document, problems);
  if (isObjectOf(node, {"dutyToNotify", "anonymous", "consentForm", "orientationForm", "consent", "focus", "team"})) {
    if (const auto duty = node.member("dutyToNotify"))
      referral.duty = static_cast<Duty>(duty->oneOf({"no", "notified", "unclear"}).value_or(0));
    referral.anonymous = yesOrNo(node, "anonymous");
    referral.consentForm = yesOrNo(node, "consentForm");
    referral.orientationForm = yesOrNo(node, "orientationForm");
    const auto consent = node.member("consent");
    if (consent && isObjectOf(*consent, {"voluntary", "informed", "services", "purpose", "until", "withdrawn"})) {
      referral.voluntary = yesOrNo(*consent, "voluntary");
      referral.informed = yesOrNo(*consent, "informed");
      referral.purpose = yesOrNo(*consent, "purpose");
      referral.until = dayOf(*consent, "until");
      referral.withdrawn = yesOrNo(*consent, "withdrawn");
      if (const auto services = asList(consent->member("services"), kMaxServices)) {
        referral.services = static_cast<int>(services->size());
        for (std::size_t i = 0; i < services->size(); ++i) services->element(i).text(kMaxIdBytes);
      }
    }
    referral.focus = countFocus(node);
    referral.team = viewOf(node.member("team"), kMaxIdBytes);
  }
  if (!problems.none()) return std::nullopt;
  return ReadReferral{referral, *std::move(document)};
}

void encode(Writer& writer, const std::vector<Finding>& findings) {
  static_assert(static_cast<int>(State::Irrelevant) == static_cast<int>(events::State::Irrelevant));
  static_assert(static_cast<int>(Severity::Info) == static_cast<int>(events::Severity::Info));
  writer.beginArray();
  for (const Finding& finding : findings) {
    std::string rule(finding.rule);
    if (!finding.part.empty()) rule.append("/").append(finding.part);
    writer.beginObject().key("rule").string(rule);
    writer.key("state").word(events::name(static_cast<events::State>(finding.state)));
    writer.key("severity").word(events::name(static_cast<events::Severity>(finding.severity)));
    writer.key("code").word(finding.code).key("params").beginObject();
    for (const Detail& detail : finding.details) {
      if (detail.kind == Detail::Kind::Text) writer.key(detail.name).string(detail.text);
      if (detail.kind == Detail::Kind::Number) writer.key(detail.name).number(detail.number);
      if (detail.kind == Detail::Kind::Date)
        writer.key(detail.name).word(calendar::formatDate(static_cast<Day>(detail.number)));
    }
    writer.endObject();
    encodePlaces(writer, finding, Detail::Kind::Fact);
    encodePlaces(writer, finding, Detail::Kind::Missing);
    writer.endObject();
  }
  writer.endArray();
}

void encode(Writer& writer, const std::vector<std::vector<Item>>& agendas, const Organisation& organisation,
            const ReadYear& read) {
  static constexpr std::string_view kCodes[] = {"minutes", "followUp", "report",   "evaluate",
                                                "order",   "take",     "standing", "other"};
  static_assert(std::size(kCodes) == static_cast<std::size_t>(ItemCode::Other) + 1);
  writer.beginArray();
  for (std::size_t i = 0; i < agendas.size(); ++i) {
    const Meeting& meeting = read.year.meetings[i];
    const auto body = static_cast<std::size_t>(meeting.body);
    writer.beginObject().key("meeting").beginObject().key("body").string(read.year.bodies[body]);
    writer.key("index").number(meeting.index).endObject().key("items").beginArray();
    for (const Item& item : agendas[i]) {
      writer.beginObject().key("code").word(kCodes[static_cast<int>(item.code)]);
      const auto at = static_cast<std::size_t>(item.at);
      if (item.code == ItemCode::Standing) {
        encodeText(writer, organisation.bodies[body].agenda[at]);
      } else if (item.at >= 0) {
        const Measure& measure = read.measures[at];
        encodeText(writer, {measure.title, {}, {}});
        writer.key("measure").string(measure.id);
        if (!measure.owner.empty()) writer.key("owner").string(measure.owner);
      }
      writer.endObject();
    }
    writer.endArray().endObject();
  }
  writer.endArray();
}

void encode(Writer& writer, const ReferralVerdict& verdict) {
  static constexpr std::string_view kOutcomes[] = {"elsewhereFirst", "notReady", "incomplete", "ready"};
  writer.beginObject().key("outcome").word(kOutcomes[static_cast<int>(verdict.outcome)]).key("findings");
  encode(writer, verdict.findings);
  writer.endObject();
}

} // namespace slt::json
