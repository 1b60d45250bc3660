#include "json/plan_request.hpp"

#include <algorithm>
#include <string>

#include "planning/days.hpp"
#include "json/fields.hpp"

namespace slt::json {

namespace {

/// Further out than any index that somebody could mean.
constexpr int kFar = 1'000'000'000;

std::optional<planning::Second> requireTime(const Node& object, const char* key) {
  const std::optional<Node> member = require(object, key);
  const std::optional<calendar::WallTime> time = member ? member->wallTime() : std::nullopt;
  return time ? std::optional(calendar::toSeconds(*time)) : std::nullopt;
}
/// Names are for people; here nothing is done with them.
void checkName(const Node& object) {
  if (const auto name = object.member("name")) name->text(kMaxNameBytes);
}
/// What a meeting can be of: one that the request has, or any, which is for the caller to look at.
enum class Foreign : std::uint8_t { Refused, Allowed };

/// Rooms that nobody knows are added while there is space for them.
int decodeRoom(const Node& node, planning::Problem& problem, Names& rooms) {
  std::optional<std::string> id = node.text(kMaxIdBytes);
  if (!id) return -1;
  if (const int known = rooms.find(*id); known >= 0) return known;
  if (problem.rooms.size() >= kMaxRooms) {
    node.problem("limit", "would be one more than " + std::to_string(kMaxRooms) + " rooms");
    return -1;
  }
  planning::Room& room = problem.rooms.emplace_back();
  room.id = *id;
  room.endless = true;
  rooms.add(std::move(*id));
  return static_cast<int>(problem.rooms.size()) - 1;
}

/// Which body and which meeting of it; the body is -1 when it is a foreign one.
std::optional<planning::MeetingRef> decodeRef(const Node& node, const Names& bodies, Foreign foreign) {
  const std::optional<std::string> id = requireId(node, "body");
  const auto member = require(node, "index");
  const std::optional<int> index = member ? member->integer(-kFar, kFar) : std::nullopt;
  const int body = id ? bodies.find(*id) : -1;
  if (id && body < 0 && foreign == Foreign::Refused) {
    node.problems().add(below(node.path(), "body"), "unknownBody", "is not the id of one of the bodies");
    return std::nullopt;
  }
  if (!id || !index) return std::nullopt;
  return planning::MeetingRef{body, *index - 1};
}

/// A meeting without its room, but for the index readable in itself.
std::optional<planning::Meeting> decodeMeeting(const Node& node, const Names& bodies, Foreign foreign) {
  if (!isObjectOf(node, {"body", "index", "start", "room", "absent"})) return std::nullopt;
  // Who is absent follows from the rest.
  if (const auto absent = node.member("absent")) absent->isArray();
  const auto ref = decodeRef(node, bodies, foreign);
  const auto start = requireTime(node, "start");
  if (!ref || !start) return std::nullopt;
  return planning::Meeting{ref->body, ref->index, *start, -1};
}

/// Is it one of the meetings that the body has? A count that could not be read (0) says nothing.
bool isAskedFor(const planning::Problem& problem, int body, int index) {
  const int count = problem.bodies[static_cast<std::size_t>(body)].count;
  return index >= 0 && (count == 0 || index < count);
}
void refuseIndex(const Node& object) {
  object.problems().add(below(object.path(), "index"), "range", "is none of the body's meetings, counted from 1");
}

class Reading {
public:
  explicit Reading(Problems& problems) : problems_(problems) {}

  PlanRequest take() { return std::move(request_); }

  void decode(const Node& node) {
    if (!isObjectOf(node,
                    {"period", "calendar", "people", "rooms", "bodies", "flows", "locked", "previous", "weights"}))
      return;
    if (const auto period = require(node, "period")) decodePeriod(*period);
    if (const auto days = node.member("calendar")) decodeCalendar(*days);
    // Nothing but what has been read so far decides how many open days there are.
    daysKnown_ = problems_.none();
    request_.given.people = node.member("people").has_value();
    each(node, "people", kMaxPeople, &Reading::decodeListedPerson);
    problem_.listedPeople = problem_.people.size();
    request_.given.rooms = node.member("rooms").has_value();
    each(node, "rooms", kMaxRooms, &Reading::decodeListedRoom);
    problem_.listedRooms = problem_.rooms.size();
    if (const auto weights = node.member("weights")) decodeWeights(*weights);
    each(asList(require(node, "bodies"), kMaxBodies), &Reading::decodeBody);
    if (meetings_ > kMaxMeetings) {
      problems_.add("/bodies", "limit", "holds more than " + std::to_string(kMaxMeetings) + " meetings");
    }
    if (daysKnown_ && places() > kMaxPlaces) {
      problems_.add("/bodies", "limit",
                    "have more than " + std::to_string(kMaxPlaces) + " places for meetings and members");
    }
    each(node, "flows", kMaxFlows, &Reading::decodeFlow);
    each(node, "locked", static_cast<std::size_t>(kMaxMeetings), &Reading::decodeLock);
    each(node, "previous", kMaxPlannedMeetings, &Reading::decodePrevious);
  }

private:
  /// Every element of a list.
  void each(const std::optional<Node>& list, void (Reading::*decode)(const Node&)) {
    for (std::size_t i = 0; list && i < list->size(); ++i) (this->*decode)(list->element(i));
  }
  void each(const Node& object, const char* key, std::size_t most, void (Reading::*decode)(const Node&)) {
    each(asList(object.member(key), most), decode);
  }

  void decodePeriod(const Node& node) {
    if (!isObjectOf(node, {"from", "to"})) return;
    if (!decodeDays(node, problem_.from, problem_.to)) return;
    if (problem_.to - problem_.from < kMaxPeriodDays) return;
    problem_.to = problem_.from;
    problems_.add(below(node.path(), "to"), "limit",
                  "must be less than " + std::to_string(kMaxPeriodDays) + " days after from");
  }

  void decodeCalendar(const Node& node) {
    if (!node.isObject()) return;
    request_.given.calendar = true;
    node.refuseUnknown({"breaks", "avoid", "squeezed"});
    each(node, "breaks", kMaxRanges, &Reading::decodeBreak);
    each(node, "avoid", kMaxRanges, &Reading::decodeAvoid);
    problem_.squeezed = integerOr(node, "squeezed", 0, kMaxCost, static_cast<int>(problem_.squeezed));
  }

  void decodeBreak(const Node& node) {
    if (!isObjectOf(node, {"name", "from", "to", "closes"})) return;
    checkName(node);
    planning::Break& off = problem_.breaks.emplace_back();
    decodeDays(node, off.from, off.to);
    if (const auto closes = require(node, "closes")) off.closesOffice = closes->oneOf({"school", "office"}) == 1;
  }

  void decodeAvoid(const Node& node) {
    if (!isObjectOf(node, {"from", "to", "cost"})) return;
    planning::Avoid& range = problem_.avoid.emplace_back();
    decodeDays(node, range.from, range.to);
    range.cost = requireInteger(node, "cost", 0, kMaxCost);
  }

  void decodeWeights(const Node& node) {
    if (!isObjectOf(node, {"spacing", "absence", "move"})) return;
    const auto weight = [&](const char* key, planning::Cost& into) {
      into = integerOr(node, key, 0, kMaxWeight, static_cast<int>(into));
    };
    weight("spacing", problem_.weights.spacing);
    weight("absence", problem_.weights.absence);
    weight("move", problem_.weights.move);
  }

  void decodeBusy(const Node& object, std::vector<planning::Busy>& into) {
    const auto list = object.member("busy");
    // Once too many is enough.
    if (!list || !list->isArray() || busy_ > kMaxBusy) return;
    busy_ += list->size();
    if (busy_ > kMaxBusy) {
      list->problem("limit", "brings the request above " + std::to_string(kMaxBusy) + " busy ranges");
      return;
    }
    into.reserve(list->size());
    ranges_ = &into;
    each(list, &Reading::decodeBusyRange);
  }
  void decodeBusyRange(const Node& node) {
    if (!isObjectOf(node, {"from", "to"})) return;
    const auto from = requireTime(node, "from");
    const auto to = requireTime(node, "to");
    if (!from || !to) return;
    if (*to < *from) refuseOrder(node, "to", "must not be before from");
    ranges_->push_back({*from, *to});
  }

  void decodeListedPerson(const Node& node) {
    if (!isObjectOf(node, {"id", "name", "busy", "travelMinutes", "maxPerDay"})) return;
    checkName(node);
    planning::Person& person = problem_.people.emplace_back();
    person.id = decodeId(node, people_);
    decodeBusy(node, person.busy);
    person.travelMinutes = integerOr(node, "travelMinutes", 0, kMaxMinutes, 0);
    person.maxPerDay = integerIfGiven(node, "maxPerDay", 0, kMaxNumber);
  }

  void decodeListedRoom(const Node& node) {
    if (!isObjectOf(node, {"id", "name", "busy"})) return;
    checkName(node);
    planning::Room& room = problem_.rooms.emplace_back();
    room.id = decodeId(node, rooms_);
    decodeBusy(node, room.busy);
  }

  void decodeBody(const Node& node) {
    planning::Body& body = problem_.bodies.emplace_back();
    GivenParts::Body& given = request_.given.bodies.emplace_back();
    // Not read: so it is known later that nothing is known of it.
    body.count = 0;
    if (!node.isObject()) {
      bodies_.skip();
      return;
    }
    node.refuseUnknown({"id", "name", "clock", "count", "minutes", "slots", "spacing", "members", "quorum", "rooms"});
    body.id = decodeId(node, bodies_);
    checkName(node);
    if (const auto clock = node.member("clock")) {
      body.clock = static_cast<planning::Clock>(clock->oneOf({"office", "school"}).value_or(0));
    }
    if (const auto count = require(node, "count")) body.count = count->integer(1, kMaxMeetings).value_or(0);
    meetings_ += body.count;
    body.minutes = requireInteger(node, "minutes", 1, kMaxMinutes);
    each(asList(require(node, "slots"), kMaxSlots), &Reading::decodeSlot);
    each(node, "members", kMaxMembers, &Reading::decodeMember);
    given.quorum = node.member("quorum").has_value();
    body.quorum = integerOr(node, "quorum", 0, kMaxNumber, 0);
    given.rooms = node.member("rooms").has_value();
    each(node, "rooms", kMaxRoomsOfBody, &Reading::decodeRoomOfBody);
    if (const auto spacing = node.member("spacing")) {
      given.spacing = true;
      decodeSpacing(*spacing, body);
    }
  }

  std::int64_t places() const {
    const std::int64_t weeks = (problem_.to - problem_.from) / 7 + 1;
    std::int64_t sum = 0;
    for (const planning::Body& body : problem_.bodies) {
      sum += static_cast<std::int64_t>(body.slots.size() * std::max<std::size_t>(1, body.rooms.size()) *
                                       (1 + body.members.size())) *
             weeks;
    }
    return sum;
  }

  // Of the body that is being read: the last one.
  void decodeSlot(const Node& node) {
    if (!isObjectOf(node, {"weekday", "start", "cost"})) return;
    planning::Slot& slot = problem_.bodies.back().slots.emplace_back();
    slot.weekday = requireInteger(node, "weekday", 1, 7);
    if (const auto start = require(node, "start")) slot.start = start->timeOfDay(false).value_or(0) / 60;
    slot.cost = integerOr(node, "cost", 0, kMaxCost, 0);
  }

  void decodeMember(const Node& node) {
    if (!isObjectOf(node, {"person", "need", "weight"})) return;
    planning::Member member{-1, false, integerOr(node, "weight", 0, kMaxWeight, 1)};
    if (const auto need = require(node, "need")) member.required = need->oneOf({"required", "optional"}) == 0;
    if (const auto person = require(node, "person")) member.person = decodePerson(*person);
    problem_.bodies.back().members.push_back(member);
  }

  /// People who are not listed are added while there is space for them.
  int decodePerson(const Node& node) {
    std::optional<std::string> id = node.text(kMaxIdBytes);
    if (!id) return -1;
    if (const int known = people_.find(*id); known >= 0) {
      // Would count twice for the quorum, be absent twice, and clash with itself.
      const std::vector<planning::Member>& members = problem_.bodies.back().members;
      if (std::ranges::find(members, known, &planning::Member::person) != members.end()) {
        node.problem("repeated", "is a member already");
      }
      return known;
    }
    if (problem_.people.size() >= kMaxPeople) {
      node.problem("limit", "would be one more than " + std::to_string(kMaxPeople) + " people");
      return -1;
    }
    planning::Person& person = problem_.people.emplace_back();
    person.id = *id;
    person.everywhere = true;
    people_.add(std::move(*id));
    return static_cast<int>(problem_.people.size()) - 1;
  }

  void decodeRoomOfBody(const Node& node) {
    const int room = decodeRoom(node, problem_, rooms_);
    std::vector<int>& rooms = problem_.bodies.back().rooms;
    // One that stands twice is the same one.
    if (room >= 0 && std::ranges::find(rooms, room) == rooms.end()) rooms.push_back(room);
  }

  void decodeSpacing(const Node& node, planning::Body& body) {
    if (!isObjectOf(node, {"min", "target", "max"})) return;
    planning::GivenSpacing& given = body.spacing;
    given.min = integerIfGiven(node, "min", 0, kMaxDays);
    given.target = integerIfGiven(node, "target", 0, kMaxDays);
    given.max = integerIfGiven(node, "max", 0, kMaxDays);
    planning::Spacing spacing{given.min.value_or(0), 0, given.max.value_or(kMaxDays)};
    // What is left out rests on the target, and that on the number of open days. Without those the given ones alone are
    // compared.
    const bool readable = (given.min || !node.member("min")) && (given.target || !node.member("target")) &&
                          (given.max || !node.member("max"));
    if (readable && body.count > 0 && daysKnown_) spacing = openDays(body.clock).spacing(body);
    if (spacing.min > spacing.max) {
      refuseOrder(node,
                  given.max   ? "max"
                  : given.min ? "min"
                              : "target",
                  "leaves a least gap above the greatest, given or by default");
    }
  }

  const planning::OpenDays& openDays(planning::Clock clock) {
    if (!days_) days_.emplace(problem_);
    return days_->on(clock);
  }

  void decodeFlow(const Node& node) {
    planning::Flow& flow = problem_.flows.emplace_back();
    if (!isObjectOf(node, {"from", "to", "minDays", "maxDays", "target", "weight", "pairs"})) return;
    flow.from = decodeBodyId(node, "from", bodies_);
    flow.to = decodeBodyId(node, "to", bodies_);
    // One that cannot be read is as good as no limit.
    flow.minDays = requireInteger(node, "minDays", -kMaxDays, kMaxDays);
    require(node, "maxDays");
    flow.maxDays = integerOr(node, "maxDays", -kMaxDays, kMaxDays, kMaxDays);
    if (flow.minDays > flow.maxDays) refuseOrder(node, "maxDays", "must not be below minDays");
    flow.target = integerOr(node, "target", -kMaxDays, kMaxDays, flow.minDays);
    flow.weight = integerOr(node, "weight", 0, kMaxWeight, 0);
    if (node.member("pairs")) {
      each(node, "pairs", kMaxPairs, &Reading::decodePair);
    } else if (flow.from >= 0 && flow.to >= 0) {
      const int from = bodyAt(flow.from).count;
      const int to = bodyAt(flow.to).count;
      // From the page: i = ceil(j * count(from) / count(to)), for j = 1 .. count(to).
      for (int j = 1; from > 0 && j <= to && flow.pairs.size() <= kMaxPairs; ++j) {
        flow.pairs.push_back({(j * from + to - 1) / to - 1, j - 1});
      }
    }
    const bool wereTooMany = pairs_ > kMaxPairs;
    pairs_ += flow.pairs.size();
    if (pairs_ > kMaxPairs && !wereTooMany) {
      node.problem("limit", "brings the request above " + std::to_string(kMaxPairs) + " pairs");
    }
  }

  /// Of the flow that is being read: the last one.
  void decodePair(const Node& node) {
    planning::Flow& flow = problem_.flows.back();
    if (!node.isArray()) return;
    if (node.size() != 2) {
      node.problem("limit", "must hold two numbers");
      return;
    }
    const auto index = [&](std::size_t i, int body) {
      const int count = body < 0 ? 0 : bodyAt(body).count;
      return node.element(i).integer(1, count == 0 ? kMaxMeetings : count).value_or(1) - 1;
    };
    const int first = index(0, flow.from);
    flow.pairs.push_back({first, index(1, flow.to)});
  }

  void decodeLock(const Node& node) {
    std::optional<planning::Meeting> lock = decodeMeeting(node, bodies_, Foreign::Refused);
    if (!lock) return;
    if (const auto room = node.member("room")) lock->room = decodeRoom(*room, problem_, rooms_);
    if (!isAskedFor(problem_, lock->body, lock->index)) {
      refuseIndex(node);
      return;
    }
    problem_.locked.push_back(*lock);
  }

  /// A meeting that the request does not have costs nothing, so it is left out.
  void decodePrevious(const Node& node) {
    std::optional<planning::Meeting> meeting = decodeMeeting(node, bodies_, Foreign::Allowed);
    if (!meeting) return;
    if (const auto room = node.member("room")) {
      // Only a hint where the meeting could be again: no room is added for it.
      if (const auto id = room->text(kMaxIdBytes)) meeting->room = rooms_.find(*id);
    }
    if (meeting->body >= 0 && isAskedFor(problem_, meeting->body, meeting->index)) {
      problem_.previous.push_back(*meeting);
    }
  }

  const planning::Body& bodyAt(int position) const { return problem_.bodies[static_cast<std::size_t>(position)]; }

  Problems& problems_;
  PlanRequest request_{};
  planning::Problem& problem_ = request_.problem;
  Names people_;
  Names rooms_;
  Names bodies_;
  std::optional<planning::Days> days_;
  bool daysKnown_ = false;
  /// Where busy ranges go.
  std::vector<planning::Busy>* ranges_ = nullptr;
  int meetings_ = 0;
  std::size_t busy_ = 0;
  std::size_t pairs_ = 0;
};

constexpr std::size_t kMaxDepth = 16;
constexpr Limits kRequestLimits{kMaxRequestBytes, kMaxRequestValues, kMaxDepth};
constexpr Limits kPlanLimits{kMaxPlanBytes, kMaxPlanValues, kMaxDepth};
// A whole meeting can stand for it, with all who are absent.
constexpr Limits kRefLimits{64 * 1024, 1000, kMaxDepth};

template<class Named> Names namesOf(const std::vector<Named>& list) {
  Names names;
  for (const Named& each : list) names.add(each.id);
  return names;
}

} // namespace

std::optional<PlanRequest> decodePlanRequest(std::string_view text, Problems& problems) {
  const std::optional<Document> document = parse(text, kRequestLimits, problems);
  if (!document) return std::nullopt;
  Reading reading(problems);
  reading.decode(Node(*document, problems));
  if (!problems.none()) return std::nullopt;
  return reading.take();
}

std::optional<std::vector<planning::Meeting>> decodeMeetings(std::string_view text, planning::Problem& problem,
                                                             Problems& problems) {
  Problems found;
  std::vector<planning::Meeting> meetings;
  if (const std::optional<Document> document = parse(text, kPlanLimits, found)) {
    const Node node(*document, found);
    const Names bodies = namesOf(problem.bodies);
    Names rooms = namesOf(problem.rooms);
    const auto list = asList(node, kMaxPlannedMeetings);
    for (std::size_t i = 0; list && i < list->size(); ++i) {
      const Node each = list->element(i);
      std::optional<planning::Meeting> meeting = decodeMeeting(each, bodies, Foreign::Refused);
      if (!meeting) continue;
      if (const auto room = each.member("room")) meeting->room = decodeRoom(*room, problem, rooms);
      meetings.push_back(*meeting);
    }
  }
  addBelow("/meetings", found, problems);
  if (!found.none()) return std::nullopt;
  return meetings;
}

std::optional<planning::MeetingRef> decodeMeetingRef(std::string_view text, const planning::Problem& problem,
                                                     Problems& problems) {
  Problems found;
  std::optional<planning::MeetingRef> ref;
  if (const std::optional<Document> document = parse(text, kRefLimits, found)) {
    const Node node(*document, found);
    // A whole meeting will do too: it says which one it is.
    if (isObjectOf(node, {"body", "index", "start", "room", "absent"})) {
      ref = decodeRef(node, namesOf(problem.bodies), Foreign::Refused);
      if (ref && !isAskedFor(problem, ref->body, ref->index)) refuseIndex(node);
    }
  }
  addBelow("/which", found, problems);
  if (!found.none()) return std::nullopt;
  return ref;
}

} // namespace slt::json
