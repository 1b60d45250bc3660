#include "json/organisation.hpp"

#include "calendar/text.hpp"
#include "json/fields.hpp"
#include "json/pack.hpp"
#include "json/plan_request.hpp"

namespace slt::json {

namespace {

using namespace slt::organisation;

constexpr std::size_t kMaxTextBytes = 4000;
constexpr Limits kLimits{kMaxOrganisationBytes, kMaxOrganisationValues, 16};

/// Stays in the document. Empty where it is missing or none.
std::string_view decodeView(const std::optional<Node>& node, std::size_t most) {
  return node && node->text(most) ? std::string_view(node->value().text) : std::string_view();
}
LocalText decodeLocalText(const std::optional<Node>& node, std::size_t most) {
  LocalText text;
  if (!node || !isObjectOf(*node, {"nb", "nn", "en"})) return text;
  text.nb = decodeView(require(*node, "nb"), most);
  text.nn = decodeView(node->member("nn"), most);
  text.en = decodeView(node->member("en"), most);
  return text;
}
/// What an organisation holds for its readers alone.
void checkNotes(const Node& object) {
  decodeLocalText(object.member("assumption"), kMaxTextBytes);
}
void checkSource(const Node& object) {
  events::Source source;
  if (const auto given = object.member("source")) decodeSource(*given, source);
}
/// Where people find the municipality's own forms. They become links on a page: no scheme but https may get there, else
/// an address on the page's own site.
void checkForms(const Node& forms) {
  if (!isObjectOf(forms, {"notification", "consent", "orientation"})) return;
  for (const char* name : {"notification", "consent", "orientation"}) {
    const auto form = forms.member(name);
    if (!form || !isObjectOf(*form, {"title", "url"})) continue;
    decodeLocalText(require(*form, "title"), kMaxTextBytes);
    const auto url = require(*form, "url");
    const std::string_view address = decodeView(url, kMaxTextBytes);
    const bool ofThisSite = address.find_first_of(":\\") == address.npos && !address.starts_with("//");
    if (!ofThisSite && !address.starts_with("https://"))
      url->problem("url", "must begin with https://, or lie on the same site");
  }
}
std::int32_t minutesOf(const std::optional<Node>& time) {
  return time ? time->timeOfDay(false).value_or(0) / 60 : 0;
}

class CalendarReading {
public:
  std::vector<SchoolCalendar> calendars;

  void decodeAll(const std::optional<Node>& list) {
    const auto all = asList(list, kMaxOff);
    for (std::size_t i = 0; all && i < all->size(); ++i) decode(all->element(i));
  }

  void decode(const Node& node) {
    SchoolCalendar& calendar = calendars.emplace_back();
    if (!isObjectOf(node, {"schoolYear", "municipality", "from", "to", "off", "schoolDays", "source"})) return;
    calendar.schoolYear = decodeView(require(node, "schoolYear"), kMaxNameBytes);
    decodeView(require(node, "municipality"), kMaxNameBytes);
    decodeDates(node, calendar.from, calendar.to);
    calendar.schoolDays = integerIfGiven(node, "schoolDays", 0, 366);
    checkSource(node);
    const auto off = asList(require(node, "off"), kMaxOff);
    if (!off) return;
    if (total_ <= kMaxOff && total_ + off->size() > kMaxOff) {
      off->problem("limit", "brings the calendars above " + std::to_string(kMaxOff) + " days off");
    }
    total_ += off->size();
    for (std::size_t i = 0; total_ <= kMaxOff && i < off->size(); ++i) {
      const Node each = off->element(i);
      Off& days = calendar.off.emplace_back();
      if (!isObjectOf(each, {"name", "from", "to"})) continue;
      days.name = decodeLocalText(require(each, "name"), kMaxNameBytes);
      decodeDates(each, days.from, days.to);
    }
  }

private:
  std::size_t total_ = 0;
};

void decodeCadence(const Node& node, Cadence& cadence) {
  if (!isObjectOf(node, {"perYear", "everyWeeks", "everyMonths", "anchor"})) return;
  int given = 0;
  const auto unit = [&](const char* key, Cadence::Unit unit, int most) {
    const auto number = node.member(key);
    if (!number) return;
    ++given;
    cadence.unit = unit;
    cadence.number = number->integer(1, most).value_or(1);
  };
  unit("perYear", Cadence::Unit::PerYear, 366);
  unit("everyWeeks", Cadence::Unit::EveryWeeks, 520);
  unit("everyMonths", Cadence::Unit::EveryMonths, 120);
  if (given != 1) node.problem("cadence", "must hold exactly one of perYear, everyWeeks and everyMonths");
  const auto anchor = node.member("anchor");
  if (!anchor) return;
  cadence.anchor = anchor->date();
  if (cadence.unit != Cadence::Unit::EveryWeeks) anchor->problem("unknownKey", "belongs to everyWeeks");
}
Level decodeLevel(const Node& object) {
  const auto level = require(object, "level");
  return static_cast<Level>(level ? level->oneOf({"steering", "coordinating", "executing"}).value_or(0) : 0);
}

void decodeModelRule(const Node& node, Names& ids, std::vector<ModelRule>& into) {
  ModelRule& rule = into.emplace_back();
  if (!isObjectOf(node, {"id", "kind", "severity", "level", "roles", "office", "cadence", "minutes", "quote", "source",
                         "assumption"})) {
    ids.skip();
    return;
  }
  decodeId(node, ids);
  rule.id = decodeView(node.member("id"), kMaxNameBytes);
  if (const auto kind = require(node, "kind")) {
    rule.kind =
        static_cast<ModelRule::Kind>(kind->oneOf({"levels", "member", "cadence", "length", "reports"}).value_or(0));
  }
  if (const auto severity = require(node, "severity"))
    rule.severity = static_cast<Severity>(severity->oneOf({"must", "should", "advice", "info"}).value_or(0));
  if (rule.kind != ModelRule::Kind::Levels) rule.level = decodeLevel(node);
  const auto roles = asList(node.member("roles"), kMaxMembers);
  for (std::size_t i = 0; roles && i < roles->size(); ++i)
    rule.roles.push_back(decodeView(roles->element(i), kMaxNameBytes));
  if (const auto office = node.member("office"))
    rule.office = static_cast<Office>(office->oneOf({"leader", "secretary"}).value_or(0));
  if (rule.kind == ModelRule::Kind::Member && !roles && !rule.office) require(node, "roles");
  if (rule.kind == ModelRule::Kind::Cadence) {
    if (const auto cadence = require(node, "cadence")) decodeCadence(*cadence, rule.cadence);
  }
  if (rule.kind == ModelRule::Kind::Length) rule.minutes = requireInteger(node, "minutes", 1, kMaxMinutes);
  decodeView(node.member("quote"), kMaxTextBytes);
  checkSource(node);
  checkNotes(node);
}
void decodeRules(const Node& model, std::vector<ModelRule>& into) {
  if (!isObjectOf(model, {"$schema", "rules", "source"})) return;
  checkSource(model);
  Names ids;
  const auto rules = asList(require(model, "rules"), kMaxMembers);
  for (std::size_t i = 0; rules && i < rules->size(); ++i) decodeModelRule(rules->element(i), ids, into);
}

class OrganisationReading {
public:
  Organisation take() { return std::move(into_); }

  void decode(const Node& node) {
    if (!isObjectOf(node, {"$schema", "municipality", "people", "rooms", "bodies", "flows", "avoid", "schoolCalendars",
                           "model", "forms", "source", "assumption"}))
      return;
    decodeView(require(node, "municipality"), kMaxNameBytes);
    checkNotes(node);
    checkSource(node);
    each(asList(require(node, "people"), kMaxPeople), &OrganisationReading::decodePerson);
    each(asList(node.member("rooms"), kMaxRooms), &OrganisationReading::decodeRoom);
    const auto bodies = asList(require(node, "bodies"), kMaxBodies);
    each(bodies, &OrganisationReading::decodeBody);
    // To any of them, those behind too.
    if (bodies) decodeReports(*bodies);
    each(asList(node.member("flows"), kMaxFlows), &OrganisationReading::decodeFlow);
    if (const auto avoid = node.member("avoid")) decodeAvoid(*avoid);
    if (const auto forms = node.member("forms")) checkForms(*forms);
    CalendarReading calendars;
    calendars.decodeAll(node.member("schoolCalendars"));
    into_.schoolCalendars = std::move(calendars.calendars);
    if (const auto model = node.member("model")) {
      decodeRules(*model, into_.model);
      std::size_t asked = 0;
      for (const ModelRule& rule : into_.model) asked += std::max<std::size_t>(1, rule.roles.size());
      if (asked * into_.bodies.size() > kMaxAsked) model->problem("limit", "asks too much of so many bodies");
    }
  }

private:
  void each(const std::optional<Node>& list, void (OrganisationReading::*decode)(const Node&)) {
    for (std::size_t i = 0; list && i < list->size(); ++i) (this->*decode)(list->element(i));
  }

  static std::string_view idOf(const Node& node, Names& names) {
    decodeId(node, names);
    const Value* id = node.value().find("id");
    return id == nullptr ? std::string_view() : std::string_view(id->text);
  }

  void decodePerson(const Node& node) {
    Person& person = into_.people.emplace_back();
    if (!isObjectOf(node, {"id", "title", "agency", "role", "travelMinutes", "maxPerDay", "assumption"})) {
      people_.skip();
      return;
    }
    person.id = idOf(node, people_);
    person.title = decodeLocalText(require(node, "title"), kMaxNameBytes);
    decodeView(require(node, "agency"), kMaxNameBytes);
    person.role = decodeView(node.member("role"), kMaxNameBytes);
    person.travelMinutes = integerIfGiven(node, "travelMinutes", 0, kMaxMinutes);
    person.maxPerDay = integerIfGiven(node, "maxPerDay", 0, kMaxNumber);
    checkNotes(node);
  }

  void decodeRoom(const Node& node) {
    Room& room = into_.rooms.emplace_back();
    if (!isObjectOf(node, {"id", "name", "assumption"})) {
      rooms_.skip();
      return;
    }
    room.id = idOf(node, rooms_);
    room.name = decodeLocalText(require(node, "name"), kMaxNameBytes);
    checkNotes(node);
  }

  void decodeBody(const Node& node) {
    Body& body = into_.bodies.emplace_back();
    if (!isObjectOf(node, {"id", "name", "level", "cadence", "minutes", "members", "agenda", "reportsTo", "meets",
                           "assumption"})) {
      bodies_.skip();
      return;
    }
    body.id = idOf(node, bodies_);
    body.name = decodeLocalText(require(node, "name"), kMaxNameBytes);
    body.level = decodeLevel(node);
    if (const auto cadence = require(node, "cadence")) decodeCadence(*cadence, body.cadence);
    body.minutes = requireInteger(node, "minutes", 1, kMaxMinutes);
    each(asList(require(node, "members"), kMaxMembers), &OrganisationReading::decodeMember);
    each(asList(node.member("agenda"), kMaxMembers), &OrganisationReading::decodeAgendaItem);
    if (const auto meets = node.member("meets")) decodeMeets(*meets, body);
    checkNotes(node);
  }

  // Of the body that is being read: the last one.
  void decodeMember(const Node& node) {
    if (!isObjectOf(node, {"person", "role", "need"})) return;
    Member member{-1, false, Office::Member};
    if (const auto role = require(node, "role"))
      member.office = static_cast<Office>(role->oneOf({"leader", "secretary", "member", "invited"}).value_or(2));
    if (const auto need = require(node, "need")) member.required = need->oneOf({"required", "optional"}) == 0;
    if (const auto person = require(node, "person")) member.person = decodeListed(*person, people_);
    std::vector<Member>& members = into_.bodies.back().members;
    for (const Member& other : members) {
      if (member.person >= 0 && other.person == member.person) node.problem("repeated", "is a member already");
    }
    members.push_back(member);
  }

  int decodeListed(const Node& node, const Names& names) {
    const std::optional<std::string> id = node.text(kMaxIdBytes);
    const int position = id ? names.find(*id) : -1;
    if (id && position < 0) node.problem("unknownId", "is not the id of one that is listed");
    return position;
  }

  void decodeAgendaItem(const Node& node) {
    into_.bodies.back().agenda.push_back(decodeLocalText(node, kMaxTextBytes));
  }

  void decodeMeets(const Node& node, Body& body) {
    if (!isObjectOf(node, {"clock", "slots", "quorum", "rooms"})) return;
    if (const auto clock = node.member("clock")) {
      body.clock = static_cast<Clock>(clock->oneOf({"office", "school"}).value_or(0));
    }
    each(asList(require(node, "slots"), kMaxSlots), &OrganisationReading::decodeSlot);
    body.quorum = integerIfGiven(node, "quorum", 0, kMaxNumber);
    each(asList(node.member("rooms"), kMaxRoomsOfBody), &OrganisationReading::decodeRoomOfBody);
  }

  void decodeSlot(const Node& node) {
    if (!isObjectOf(node, {"weekday", "start", "cost"})) return;
    Slot& slot = into_.bodies.back().slots.emplace_back();
    slot.weekday = requireInteger(node, "weekday", 1, 7);
    slot.start = minutesOf(require(node, "start"));
    slot.cost = integerIfGiven(node, "cost", 0, kMaxCost);
  }

  void decodeRoomOfBody(const Node& node) { into_.bodies.back().rooms.push_back(decodeListed(node, rooms_)); }

  void decodeReports(const Node& bodies) {
    for (std::size_t i = 0; i < bodies.size(); ++i) {
      const Node node = bodies.element(i);
      if (node.value().type == Value::Type::Object && node.member("reportsTo"))
        into_.bodies[i].reportsTo = decodeBodyId(node, "reportsTo", bodies_);
    }
  }

  void decodeFlow(const Node& node) {
    Flow& flow = into_.flows.emplace_back();
    if (!isObjectOf(node, {"from", "to", "minDays", "maxDays", "target", "weight", "next", "assumption"})) return;
    flow.from = decodeBodyId(node, "from", bodies_);
    flow.to = decodeBodyId(node, "to", bodies_);
    flow.minDays = requireInteger(node, "minDays", -kMaxDays, kMaxDays);
    require(node, "maxDays");
    flow.maxDays = integerOr(node, "maxDays", -kMaxDays, kMaxDays, kMaxDays);
    if (flow.minDays > flow.maxDays) refuseOrder(node, "maxDays", "must not be below minDays");
    flow.target = integerIfGiven(node, "target", -kMaxDays, kMaxDays);
    flow.weight = integerIfGiven(node, "weight", 0, kMaxWeight);
    if (const auto next = node.member("next")) flow.next = next->boolean().value_or(false);
    checkNotes(node);
  }

  void decodeAvoid(const Node& node) {
    if (!isObjectOf(node, {"squeezed", "beforeEaster", "christmas", "july"})) return;
    AvoidCosts& costs = into_.avoid;
    costs.squeezed = integerIfGiven(node, "squeezed", 0, kMaxCost);
    costs.beforeEaster = integerOr(node, "beforeEaster", 0, kMaxCost, costs.beforeEaster);
    costs.christmas = integerOr(node, "christmas", 0, kMaxCost, costs.christmas);
    costs.july = integerOr(node, "july", 0, kMaxCost, costs.july);
  }

  Organisation into_;
  Names people_;
  Names rooms_;
  Names bodies_;
};

// ---------------------------------------------------------------- writing

void number(Writer& writer, const char* key, std::optional<int> value) {
  if (value) writer.key(key).number(*value);
}
void dates(Writer& writer, Day from, Day to) {
  writer.key("from").word(calendar::formatDate(from)).key("to").word(calendar::formatDate(to));
}
std::string dateTime(Day day, int minutes) {
  return calendar::formatWallTime({day, minutes * 60});
}
std::size_t at(int position) {
  return static_cast<std::size_t>(position);
}

class RequestWriting {
public:
  RequestWriting(Writer& writer, const Organisation& organisation, const Draft& draft, Language language)
      : writer_(writer), organisation_(organisation), draft_(draft), language_(language) {}

  void write(Dates period) {
    dates(writer_.beginObject().key("period").beginObject(), period.from, period.to);
    writer_.endObject();
    writeCalendar();
    list("people", organisation_.people.size(), &RequestWriting::writePerson);
    list("rooms", organisation_.rooms.size(), &RequestWriting::writeRoom);
    list("bodies", organisation_.bodies.size(), &RequestWriting::writeBody);
    list("flows", organisation_.flows.size(), &RequestWriting::writeFlow);
    list("locked", organisation_.bodies.size(), &RequestWriting::writeLock);
    writer_.endObject();
  }

private:
  void list(const char* key, std::size_t size, void (RequestWriting::*write)(std::size_t)) {
    writer_.key(key).beginArray();
    for (std::size_t i = 0; i < size; ++i) (this->*write)(i);
    writer_.endArray();
  }
  void named(std::string_view id, const LocalText& name) {
    writer_.beginObject().key("id").string(id).key("name").string(name.in(language_));
  }

  void writeCalendar() {
    writer_.key("calendar").beginObject();
    list("breaks", draft_.breaks.size(), &RequestWriting::writeBreak);
    list("avoid", draft_.avoid.size(), &RequestWriting::writeAvoid);
    number(writer_, "squeezed", organisation_.avoid.squeezed);
    writer_.endObject();
  }
  void writeBreak(std::size_t i) {
    const Break& off = draft_.breaks[i];
    dates(writer_.beginObject().key("name").string(off.name.in(language_)), off.from, off.to);
    writer_.key("closes").word("school").endObject();
  }
  void writeAvoid(std::size_t i) {
    const Avoid& days = draft_.avoid[i];
    dates(writer_.beginObject(), days.from, days.to);
    writer_.key("cost").number(days.cost).endObject();
  }

  void writePerson(std::size_t i) {
    const Person& person = organisation_.people[i];
    named(person.id, person.title);
    number(writer_, "travelMinutes", person.travelMinutes);
    number(writer_, "maxPerDay", person.maxPerDay);
    writer_.endObject();
  }
  void writeRoom(std::size_t i) {
    named(organisation_.rooms[i].id, organisation_.rooms[i].name);
    writer_.endObject();
  }

  void writeBody(std::size_t i) {
    const Body& body = organisation_.bodies[i];
    const Share& share = draft_.shares[i];
    if (share.count == 0) return;
    named(body.id, body.name);
    if (body.clock == Clock::School) writer_.key("clock").word("school");
    writer_.key("count").number(share.count).key("minutes").number(body.minutes).key("slots").beginArray();
    for (const Slot& slot : body.slots.empty() ? draft_.usualSlots : body.slots) {
      writer_.beginObject().key("weekday").number(slot.weekday);
      writer_.key("start").word(dateTime(0, slot.start).substr(11));
      number(writer_, "cost", slot.cost);
      writer_.endObject();
    }
    writer_.endArray();
    if (share.target) writer_.key("spacing").beginObject().key("target").number(*share.target).endObject();
    writer_.key("members").beginArray();
    for (const Member& member : body.members) {
      // Who only comes when called for binds no meeting to their calendar.
      if (member.office == Office::Invited && !member.required) continue;
      writer_.beginObject().key("person").string(organisation_.people[at(member.person)].id);
      writer_.key("need").word(member.required ? "required" : "optional").endObject();
    }
    writer_.endArray();
    number(writer_, "quorum", body.quorum);
    if (!body.rooms.empty()) {
      writer_.key("rooms").beginArray();
      for (const int room : body.rooms) writer_.string(organisation_.rooms[at(room)].id);
      writer_.endArray();
    }
    writer_.endObject();
  }

  void writeFlow(std::size_t i) {
    const Flow& flow = organisation_.flows[i];
    const int from = draft_.shares[at(flow.from)].count;
    const int to = draft_.shares[at(flow.to)].count;
    if (from == 0 || to == 0) return;
    writer_.beginObject().key("from").string(organisation_.bodies[at(flow.from)].id);
    writer_.key("to").string(organisation_.bodies[at(flow.to)].id);
    writer_.key("minDays").number(flow.minDays).key("maxDays").number(flow.maxDays);
    number(writer_, "target", flow.target);
    number(writer_, "weight", flow.weight);
    const std::vector<Pair> pairs = pairsOf(flow, from, to);
    if (flow.next || !pairs.empty()) {
      writer_.key("pairs").beginArray();
      for (const Pair& pair : pairs) writer_.beginArray().number(pair.first).number(pair.second).endArray();
      writer_.endArray();
    }
    writer_.endObject();
  }

  void writeLock(std::size_t i) {
    const Share& share = draft_.shares[i];
    if (share.lockedIndex == 0) return;
    writer_.beginObject().key("body").string(organisation_.bodies[i].id).key("index").number(share.lockedIndex);
    writer_.key("start").word(dateTime(share.lockedDay, share.lockedStart)).endObject();
  }

  Writer& writer_;
  const Organisation& organisation_;
  const Draft& draft_;
  Language language_;
};

constexpr std::string_view kCodes[] = {"reversed", "year",         "weekend",  "outside",
                                       "overlap",  "missingBreak", "dayCount", "squeezed"};
static_assert(std::size(kCodes) == static_cast<std::size_t>(RemarkCode::Squeezed) + 1);
constexpr std::string_view kDetails[] = {"ends before it begins",
                                         "does not name the years of from and to, one after the other",
                                         "is a weekend",
                                         "is not within from and to",
                                         "holds days that are off already",
                                         "lacks a break that every school has",
                                         "gives another number of school days than it should",
                                         "leaves a day between days off as a school day"};
static_assert(std::size(kDetails) == std::size(kCodes));

std::string pathOf(const Remark& remark, const SchoolCalendar& calendar) {
  std::string path = remark.off < 0 ? "" : "/off/" + std::to_string(remark.off);
  switch (remark.code) {
  case RemarkCode::Reversed:
    return path + "/to";
  case RemarkCode::Year:
    return "/schoolYear";
  case RemarkCode::DayCount:
    return calendar.schoolDays ? "/schoolDays" : "";
  case RemarkCode::MissingBreak:
  case RemarkCode::Squeezed:
    return "/off";
  default:
    return path;
  }
}

} // namespace

std::optional<ReadOrganisation> decodeOrganisation(std::string_view text, Problems& problems) {
  std::optional<Document> document = parse(text, kLimits, problems);
  if (!document) return std::nullopt;
  OrganisationReading reading;
  reading.decode(Node(*document, problems));
  if (!problems.none()) return std::nullopt;
  return ReadOrganisation{reading.take(), *std::move(document)};
}

std::optional<ReadModel> decodeModel(std::string_view text, Problems& problems) {
  std::optional<Document> document = parse(text, kLimits, problems);
  if (!document) return std::nullopt;
  std::vector<ModelRule> rules;
  decodeRules(Node(*document, problems), rules);
  if (!problems.none()) return std::nullopt;
  return ReadModel{std::move(rules), *std::move(document)};
}

std::optional<ReadSchoolCalendar> decodeSchoolCalendar(std::string_view text, Problems& problems) {
  std::optional<Document> document = parse(text, kLimits, problems);
  if (!document) return std::nullopt;
  CalendarReading reading;
  reading.decode(Node(*document, problems));
  if (!problems.none()) return std::nullopt;
  return ReadSchoolCalendar{std::move(reading.calendars.front()), *std::move(document)};
}

std::optional<DraftOptions> decodeDraftOptions(std::string_view text, Problems& problems) {
  Problems found;
  DraftOptions options;
  if (std::optional<Document> document = parse(text, kLimits, found)) {
    // What it holds stays where it is.
    options.document = *std::move(document);
    const Node node(options.document, found);
    if (isObjectOf(node, {"schoolCalendars", "language"})) {
      if (const auto calendars = node.member("schoolCalendars")) {
        CalendarReading reading;
        reading.decodeAll(calendars);
        options.schoolCalendars = std::move(reading.calendars);
      }
      if (const auto language = node.member("language")) {
        options.language = static_cast<Language>(language->oneOf({"nb", "nn", "en"}).value_or(0));
      }
    }
  }
  addBelow("/options", found, problems);
  if (!found.none()) return std::nullopt;
  return options;
}

std::optional<Dates> decodePeriod(std::string_view text, Problems& problems) {
  Problems found;
  Dates period{};
  if (const std::optional<Document> document = parse(text, kLimits, found)) {
    const Node node(*document, found);
    if (isObjectOf(node, {"from", "to"}) && decodeDays(node, period.from, period.to) &&
        period.to - period.from >= kMaxPeriodDays) {
      found.add("/to", "limit", "must be less than " + std::to_string(kMaxPeriodDays) + " days after from");
    }
  }
  addBelow("/period", found, problems);
  if (!found.none()) return std::nullopt;
  return period;
}

void encode(Writer& writer, const Organisation& organisation, const Draft& draft, Dates period, Language language) {
  RequestWriting(writer, organisation, draft, language).write(period);
}

void encode(Writer& writer, const std::vector<Remark>& remarks, const SchoolCalendar& calendar) {
  writer.beginArray();
  for (const Remark& remark : remarks) {
    const auto code = static_cast<std::size_t>(remark.code);
    writer.beginObject().key("path").word(pathOf(remark, calendar)).key("code").word(kCodes[code]);
    writer.key("detail").word(kDetails[code]).key("params").beginObject();
    if (!remark.name.empty()) writer.key("name").word(remark.name);
    if (remark.from) dates(writer, *remark.from, *remark.to);
    const bool counted = remark.code == RemarkCode::DayCount;
    if (counted) writer.key("days").number(remark.days).key("expected").number(remark.expected);
    if (remark.date) writer.key(counted ? "squeezed" : "date").word(calendar::formatDate(*remark.date));
    writer.endObject().endObject();
  }
  writer.endArray();
}

} // namespace slt::json
