#include "json/plan.hpp"

#include "calendar/text.hpp"

namespace slt::json {

namespace {

using planning::Meeting;
using planning::MeetingRef;

constexpr std::string_view kKinds[] = {"slot",         "avoid",   "squeezed", "absence",
                                       "doubleBooked", "spacing", "flow",     "move"};
static_assert(std::size(kKinds) == static_cast<std::size_t>(planning::CostKind::Move) + 1);
constexpr std::string_view kCodes[] = {"count",     "period",      "closedDay", "slot", "room",
                                       "required",  "quorum",      "order",     "gap",  "flow",
                                       "roomClash", "personClash", "maxPerDay", "lock"};
static_assert(std::size(kCodes) == static_cast<std::size_t>(planning::DemandCode::Lock) + 1);
constexpr std::string_view kStatuses[] = {"optimal", "feasible", "infeasible", "unknown"};
static_assert(std::size(kStatuses) == static_cast<std::size_t>(planning::Status::Unknown) + 1);

constexpr std::size_t at(int position) {
  return static_cast<std::size_t>(position);
}
std::string element(std::string_view list, int position) {
  return std::string(list) + '/' + std::to_string(position);
}

/// Of a person or a room: those that are only named by a body stand in no list.
std::string listed(std::string_view list, int position, std::size_t count, bool given) {
  if (at(position) < count) return element(list, position);
  return given ? std::string(list) : "";
}

std::string pointerInBody(const planning::Place& place, const PlanRequest& request) {
  using Part = planning::Place::Part;
  const std::string body = element("/bodies", place.at);
  const planning::GivenSpacing& spacing = request.problem.bodies[at(place.at)].spacing;
  const GivenParts::Body& given = request.given.bodies[at(place.at)];
  switch (place.part) {
  case Part::BodyCount:
    return body + "/count";
  case Part::BodySlots:
    return body + "/slots";
  case Part::BodySpacingMin:
    if (spacing.min) return body + "/spacing/min";
    return given.spacing ? body + "/spacing" : body;
  case Part::BodySpacingMax:
    if (spacing.max) return body + "/spacing/max";
    return given.spacing ? body + "/spacing" : body;
  case Part::BodyMember:
    return element(body + "/members", place.sub);
  case Part::BodyQuorum:
    return given.quorum ? body + "/quorum" : body;
  case Part::BodyRooms:
    return given.rooms ? body + "/rooms" : body;
  default:
    return body;
  }
}

std::string pointer(const planning::Place& place, const PlanRequest& request) {
  using Part = planning::Place::Part;
  const planning::Problem& problem = request.problem;
  switch (place.part) {
  case Part::Period:
    return "/period";
  case Part::Calendar:
    return request.given.calendar ? "/calendar" : "";
  case Part::Person:
    return listed("/people", place.at, problem.listedPeople, request.given.people);
  case Part::PersonMaxPerDay:
    return element("/people", place.at) + "/maxPerDay";
  case Part::Room:
    return listed("/rooms", place.at, problem.listedRooms, request.given.rooms);
  case Part::Flow:
    return element("/flows", place.at);
  case Part::Locked:
    return element("/locked", place.at);
  default:
    return pointerInBody(place, request);
  }
}

void encodeRefFields(Writer& writer, int body, int index, const PlanRequest& request) {
  writer.key("body").string(request.problem.bodies[at(body)].id);
  writer.key("index").number(std::int64_t{index} + 1);
}
void encodeRef(Writer& writer, MeetingRef meeting, const PlanRequest& request) {
  writer.beginObject();
  encodeRefFields(writer, meeting.body, meeting.index, request);
  writer.endObject();
}

void encodePlace(Writer& writer, planning::Second start, int room, const PlanRequest& request) {
  writer.key("start").word(calendar::formatWallTime(calendar::fromSeconds(start)));
  if (room >= 0) writer.key("room").string(request.problem.rooms[at(room)].id);
}

/// Meetings with who is absent from each, as far as that is told.
void encodeMeetings(Writer& writer, std::span<const Meeting> meetings, std::span<const std::vector<int>> absent,
                    const PlanRequest& request) {
  writer.beginArray();
  for (std::size_t i = 0; i < meetings.size(); ++i) {
    const Meeting& meeting = meetings[i];
    writer.beginObject();
    encodeRefFields(writer, meeting.body, meeting.index, request);
    encodePlace(writer, meeting.start, meeting.room, request);
    if (i < absent.size() && !absent[i].empty()) {
      writer.key("absent").beginArray();
      for (const int person : absent[i]) writer.string(request.problem.people[at(person)].id);
      writer.endArray();
    }
    writer.endObject();
  }
  writer.endArray();
}

void encodeCosts(Writer& writer, std::span<const planning::CostLine> costs, const PlanRequest& request) {
  writer.beginArray();
  for (const planning::CostLine& line : costs) {
    writer.beginObject().key("kind").word(kKinds[static_cast<int>(line.kind)]).key("meeting");
    encodeRef(writer, line.meeting, request);
    if (line.person >= 0) writer.key("person").string(request.problem.people[at(line.person)].id);
    writer.key("cost").number(line.cost).endObject();
  }
  writer.endArray();
}

/// The fields of a demand, in an object that is open.
void encodeDemand(Writer& writer, const planning::Demand& demand, const PlanRequest& request) {
  writer.key("path").word(pointer(demand.place, request));
  writer.key("code").word(kCodes[static_cast<int>(demand.code)]);
  writer.key("params").beginObject();
  for (const planning::Param& param : demand.params) {
    writer.key(param.key);
    if (const auto* number = std::get_if<std::int64_t>(&param.value)) {
      writer.number(*number);
    } else if (const auto* time = std::get_if<calendar::WallTime>(&param.value)) {
      writer.word(calendar::formatWallTime(*time));
    } else if (const auto* date = std::get_if<calendar::Civil>(&param.value)) {
      writer.word(calendar::formatDate(calendar::fromCivil(*date)));
    } else if (const auto* text = std::get_if<std::string>(&param.value)) {
      writer.string(*text);
    }
  }
  writer.endObject();
}

void encodeBroken(Writer& writer, std::span<const planning::Breach> broken, const PlanRequest& request) {
  writer.beginArray();
  for (const planning::Breach& breach : broken) {
    writer.beginObject();
    encodeDemand(writer, breach.demand, request);
    writer.key("meetings").beginArray();
    for (const MeetingRef meeting : breach.meetings) encodeRef(writer, meeting, request);
    writer.endArray().endObject();
  }
  writer.endArray();
}

/// A number, or null.
void encodeCost(Writer& writer, std::optional<planning::Cost> cost) {
  if (cost)
    writer.number(*cost);
  else
    writer.null();
}

} // namespace

void encode(Writer& writer, const planning::Review& review, const PlanRequest& request) {
  writer.beginObject().key("cost").number(review.cost);
  encodeCosts(writer.key("costs"), review.costs, request);
  encodeBroken(writer.key("broken"), review.broken, request);
  writer.endObject();
}

void encode(Writer& writer, const planning::YearPlan& plan, const PlanRequest& request) {
  // A plan can be one of no meetings, when no body is to meet.
  const bool exists = plan.status == planning::Status::Optimal || plan.status == planning::Status::Feasible;
  writer.beginObject().key("status").word(kStatuses[static_cast<int>(plan.status)]);
  encodeMeetings(writer.key("meetings"), plan.meetings, plan.review.absent, request);
  encodeCost(writer.key("cost"), exists ? std::optional(plan.review.cost) : std::nullopt);
  encodeCost(writer.key("bound"), plan.bound);
  encodeCosts(writer.key("costs"), plan.review.costs, request);
  if (plan.conflict) {
    writer.key("conflict").beginObject().key("demands").beginArray();
    for (const planning::Demand& demand : plan.conflict->demands) {
      writer.beginObject();
      encodeDemand(writer, demand, request);
      writer.endObject();
    }
    writer.endArray();
    if (plan.conflict->closest) encodeMeetings(writer.key("closest"), *plan.conflict->closest, {}, request);
    writer.endObject();
  }
  writer.endObject();
}

void encode(Writer& writer, std::span<const planning::Alternative> alternatives, const PlanRequest& request) {
  writer.beginArray();
  for (const planning::Alternative& each : alternatives) {
    writer.beginObject();
    encodePlace(writer, each.start, each.room, request);
    writer.key("possible").boolean(each.possible);
    if (each.possible) {
      writer.key("price").number(each.price).key("exact").boolean(each.exact);
    } else {
      encodeBroken(writer.key("broken"), each.broken, request);
    }
    writer.endObject();
  }
  writer.endArray();
}

} // namespace slt::json
