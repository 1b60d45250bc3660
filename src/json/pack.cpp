#include "json/pack.hpp"

#include <algorithm>

#include "json/parse.hpp"

namespace slt::json {

namespace {

using namespace slt::events;

constexpr std::size_t kMaxTextBytes = 4000;
constexpr int kMaxYears = 150;

/// What the parts of a pack share while it is read.
struct Reading {
  Pack pack;
  /// Names of groups of closing times; a rule keeps the position.
  std::vector<std::string> closingGroups;
  /// "with application": waits for the application's own notice.
  std::vector<std::pair<std::size_t, std::string>> withApplication;
};

std::string requireText(const Node& object, const char* key) {
  const std::optional<Node> member = require(object, key);
  return member ? member->textOrEmpty(kMaxTextBytes) : "";
}
std::string optionalText(const Node& object, const char* key) {
  const std::optional<Node> member = object.member(key);
  return member ? member->textOrEmpty(kMaxTextBytes) : "";
}

/// Ids stand in pointers and answers as they are. `more` may stand in them beside letters and digits.
void requirePlain(const Node& object, std::string_view id, std::string_view more) {
  const auto plain = [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || more.contains(c);
  };
  const std::optional<Node> member = object.member("id");
  // One that is missing or no text has been named already.
  if (!member || member->value().type != Value::Type::Text) return;
  if (id.empty() || !std::ranges::all_of(id, plain)) {
    object.problems().add(below(object.path(), "id"), "id", "must be of plain letters and digits");
  }
}

/// Is a text there that is one?
bool hasText(const Node& object, const char* key) {
  return !optionalText(object, key).empty();
}

Translations decodeTranslations(const Node& object, const char* key, bool required) {
  const std::optional<Node> member = required ? require(object, key) : object.member(key);
  if (!member || !member->isObject()) return {};
  member->refuseUnknown({"nb", "nn", "en"});
  requireText(*member, "nb");
  return {true, hasText(*member, "nn"), hasText(*member, "en")};
}

} // namespace

void decodeSource(const Node& node, Source& source) {
  if (!node.isObject()) return;
  node.refuseUnknown({"title", "url", "legal", "checkedOn", "paraphrase"});
  if (node.member("title")) source.titled = hasText(node, "title");
  if (const auto url = node.member("url")) {
    // It becomes a link on a page: no other scheme may get there.
    const std::string address = url->textOrEmpty(kMaxTextBytes);
    if (!address.empty() && !address.starts_with("https://")) url->problem("url", "must begin with https://");
  }
  if (const auto legal = node.member("legal"); legal && legal->isArray()) {
    for (std::size_t i = 0; i < legal->size(); ++i) legal->element(i).text(kMaxTextBytes);
  }
  if (const auto checked = node.member("checkedOn")) source.checkedOn = checked->date();
  if (const auto paraphrase = node.member("paraphrase")) paraphrase->boolean();
}

namespace {

/// An hour of an evening: those before the evening begins belong to the night after it.
std::optional<EveningTime> decodeEveningTime(const Node& node, const Pack& pack) {
  std::optional<std::int32_t> hour = node.timeOfDay(true);
  if (hour && *hour < pack.eveningStartsAt) *hour += 24 * 3600;
  return hour;
}

Interval decodeInterval(const Node& node) {
  Interval interval;
  if (!node.isObject()) return interval;
  node.refuseUnknown({"min", "above", "max", "below"});
  const auto bound = [&](const char* key, int step, int Interval::* end, bool lower) {
    const auto member = node.member(key);
    if (!member) return;
    const std::optional<int> value = member->integer(0, 1'000'000);
    if (!value) return;
    const int given = *value + step;
    interval.*end = lower ? std::max(interval.*end, given) : std::min(interval.*end, given);
  };
  bound("min", 0, &Interval::low, true);
  bound("above", 1, &Interval::low, true);
  bound("max", 0, &Interval::high, false);
  bound("below", -1, &Interval::high, false);
  return interval;
}

std::optional<int> decodeQuestion(const Node& node, const Pack& pack) {
  const std::optional<std::string> id = node.text(64);
  if (!id) return std::nullopt;
  for (std::size_t i = 0; i < pack.questions.size(); ++i) {
    if (pack.questions[i].id == *id) return static_cast<int>(i);
  }
  node.problem("unknownQuestion", "is not the id of one of the pack's questions");
  return std::nullopt;
}

Test decodeTest(const Node& node, const Pack& pack) {
  Test test;
  if (!node.isObject()) return test;
  node.refuseUnknown({"kind", "access", "schools", "participants", "schoolEvent", "question"});
  if (const auto kinds = node.member("kind"); kinds && kinds->isArray()) {
    for (std::size_t i = 0; i < kinds->size(); ++i) {
      const auto kind = kinds->element(i).oneOf({"concert", "disco", "dance", "lan", "other"});
      if (kind) test.kinds = static_cast<std::uint8_t>(test.kinds | 1u << *kind);
    }
  }
  if (const auto access = node.member("access")) {
    if (const auto word = access->oneOf({"public", "closed"})) test.access = static_cast<Access>(*word);
  }
  if (const auto schools = node.member("schools")) test.schools = decodeInterval(*schools);
  if (const auto participants = node.member("participants")) test.participants = decodeInterval(*participants);
  if (const auto schoolEvent = node.member("schoolEvent")) test.schoolEvent = schoolEvent->boolean();
  if (const auto question = node.member("question")) test.question = decodeQuestion(*question, pack);
  return test;
}

Lead decodeLead(const Node& node) {
  Lead lead;
  if (!node.isObject()) return lead;
  node.refuseUnknown({"days", "weeks", "months"});
  int given = 0;
  const auto unit = [&](const char* key, Lead::Unit unit, int most) {
    const auto member = node.member(key);
    if (!member) return;
    ++given;
    lead = {unit, member->integer(0, most).value_or(0)};
  };
  unit("days", Lead::Unit::Days, 3660);
  unit("weeks", Lead::Unit::Weeks, 520);
  unit("months", Lead::Unit::Months, 120);
  if (given != 1) node.problem("lead", "must hold exactly one of days, weeks and months");
  return lead;
}

RuleKind decodeScope(const Node& node, Reading& reading) {
  ScopeRule scope;
  const auto any = require(node, "any");
  if (!any || !any->isArray()) return scope;
  if (any->size() == 0 || any->size() > 10) any->problem("limit", "must hold 1 to 10 tests");
  for (std::size_t i = 0; i < any->size(); ++i) {
    const Node test = any->element(i);
    scope.any.push_back(decodeTest(test, reading.pack));
    if (scope.any.back().question) test.problem("unknownKey", "a scope asks no question");
  }
  return scope;
}

RuleKind decodeNotice(const Node& node, Reading& reading) {
  NoticeRule notice;
  if (const auto send = require(node, "send")) {
    notice.send = static_cast<Sending>(send->oneOf({"application", "guardList"}).value_or(0));
  }
  if (const auto before = require(node, "before")) {
    if (before->value().find("with") != nullptr) {
      before->refuseUnknown({"with"});
      if (const auto with = before->member("with")) with->oneOf({"application"});
      reading.withApplication.emplace_back(reading.pack.rules.size(), before->path());
    } else {
      notice.before = decodeLead(*before);
    }
  }
  return notice;
}

RuleKind decodeMinimumAge(const Node& node) {
  MinimumAgeRule rule;
  if (const auto role = require(node, "role")) {
    rule.role = static_cast<Role>(role->oneOf({"responsible", "guards"}).value_or(0));
  }
  const auto atLeast = node.member("atLeast");
  const auto over = node.member("over");
  if (atLeast && over) atLeast->problem("contradiction", "stands beside over");
  if (atLeast) {
    rule.over = atLeast->integer(0, kMaxYears).value_or(0);
    rule.unambiguous = true;
  } else {
    rule.over = requireInteger(node, "over", 0, kMaxYears);
    if (const auto chosen = require(node, "reading")) {
      rule.reading = static_cast<AgeReading>(chosen->oneOf({"completed", "strictly-older"}).value_or(0));
    }
  }
  return rule;
}

RuleKind decodeGuardNumber(const Node& node) {
  GuardNumberRule rule;
  const auto required = require(node, "required");
  if (!required || !required->isObject()) return rule;
  required->refuseUnknown({"judgement", "minimum", "percent", "oneForEach", "steps"});
  if (required->size() == 0) required->problem("required", "must hold at least one demand");
  if (const auto judgement = required->member("judgement")) {
    rule.judgement = judgement->boolean().value_or(false);
    if (!rule.judgement || required->size() > 1) {
      judgement->problem("contradiction", "is true and stands alone, or is left out");
    }
  }
  if (const auto minimum = required->member("minimum")) rule.minimum = minimum->integer(1, 100'000).value_or(1);
  if (const auto percent = required->member("percent")) rule.percent = percent->integer(1, 100).value_or(1);
  if (const auto each = required->member("oneForEach")) rule.oneForEach = each->integer(1, 1'000'000).value_or(1);
  if (const auto steps = required->member("steps"); steps && steps->isArray()) {
    if (steps->size() == 0 || steps->size() > 50) steps->problem("limit", "must hold 1 to 50 steps");
    int before = -1;
    for (std::size_t i = 0; i < steps->size(); ++i) {
      const Node node = steps->element(i);
      if (!node.isObject()) continue;
      node.refuseUnknown({"upTo", "guards"});
      GuardNumberRule::Step step;
      step.guards = requireInteger(node, "guards", 0, 100'000);
      if (const auto upTo = node.member("upTo")) {
        step.upTo = upTo->integer(0, 1'000'000).value_or(0);
        if (step.upTo <= before) upTo->problem("order", "must be above the step before");
        before = step.upTo;
      } else if (i + 1 < steps->size()) {
        node.problem("order", "only the last step can be without upTo");
      }
      if (!rule.steps.empty() && step.guards < rule.steps.back().guards) {
        node.problem("order", "must not ask for fewer guards than the step before");
      }
      rule.steps.push_back(step);
    }
  }
  return rule;
}

RuleKind decodeGuardShare(const Node& node) {
  return GuardShareRule{requireInteger(node, "percent", 1, 100), requireInteger(node, "fromAge", 0, kMaxYears)};
}

void decodeCloses(const Node& node, const Pack& pack, ClosingTimeRule& rule) {
  if (node.value().type != Value::Type::Array) {
    rule.closes.fill(decodeEveningTime(node, pack).value_or(0));
    return;
  }
  std::array<bool, 7> given{};
  std::optional<EveningTime> otherDays;
  for (std::size_t i = 0; i < node.size(); ++i) {
    const Node entry = node.element(i);
    if (!entry.isObject()) continue;
    entry.refuseUnknown({"weekdays", "at"});
    const auto at = require(entry, "at");
    const EveningTime time = at ? decodeEveningTime(*at, pack).value_or(0) : 0;
    const auto weekdays = entry.member("weekdays");
    if (!weekdays) {
      if (otherDays) entry.problem("contradiction", "another entry is without weekdays too");
      otherDays = time;
      continue;
    }
    if (!weekdays->isArray()) continue;
    for (std::size_t j = 0; j < weekdays->size(); ++j) {
      const Node weekday = weekdays->element(j);
      const std::optional<int> number = weekday.integer(1, 7);
      if (!number) continue;
      const auto day = static_cast<std::size_t>(*number - 1);
      if (given[day]) weekday.problem("contradiction", "has an hour already");
      given[day] = true;
      rule.closes[day] = time;
    }
  }
  for (std::size_t day = 0; day < given.size(); ++day) {
    if (given[day]) continue;
    if (!otherDays) {
      node.problem("required", "has no hour for weekday " + std::to_string(day + 1));
      return;
    }
    rule.closes[day] = *otherDays;
  }
}

RuleKind decodeClosingTime(const Node& node, Reading& reading) {
  ClosingTimeRule rule;
  const std::string group = requireText(node, "group");
  std::vector<std::string>& groups = reading.closingGroups;
  const auto known = std::ranges::find(groups, group);
  rule.group = static_cast<int>(known - groups.begin());
  if (known == groups.end()) groups.push_back(group);
  if (const auto ages = node.member("ages"); ages && ages->isObject()) {
    ages->refuseUnknown({"from", "to"});
    rule.ages = Interval{requireInteger(*ages, "from", 0, kMaxYears), requireInteger(*ages, "to", 0, kMaxYears)};
    if (ages->member("from") && ages->member("to") && rule.ages->low > rule.ages->high) {
      ages->problem("order", "from must not be above to");
    }
  }
  if (const auto closes = require(node, "closes")) decodeCloses(*closes, reading.pack, rule);
  if (const auto chosen = node.member("reading")) {
    rule.reading = static_cast<BandReading>(chosen->oneOf({"most-permissive", "strictest"}).value_or(0));
  }
  if (const auto longer = node.member("longerIf")) rule.longerIf = decodeQuestion(*longer, reading.pack);
  return rule;
}

RuleKind decodeLowestAge(const Node& node) {
  LowestAgeRule rule;
  rule.age = requireInteger(node, "age", 0, kMaxYears);
  if (const auto grade = node.member("grade")) rule.grade = grade->integer(1, 13);
  return rule;
}

RuleKind decodeApproval(const Node& node) {
  ApprovalRule rule;
  const auto by = require(node, "by");
  if (!by || !by->isArray()) return rule;
  if (by->size() == 0) by->problem("required", "must name who approves");
  for (std::size_t i = 0; i < by->size(); ++i) {
    const auto who = by->element(i).oneOf({"school", "parents"});
    if (who == 0) rule.school = true;
    if (who == 1) rule.parents = true;
  }
  return rule;
}

RuleKind decodeStatement(const Node& node, const Reading& reading) {
  StatementRule rule;
  const auto field = node.member("field");
  const auto question = node.member("question");
  if (field.has_value() == question.has_value()) {
    node.problem("required", "must have either a field or a question");
  }
  if (field) field->oneOf({"drugFree"});
  if (question) rule.question = decodeQuestion(*question, reading.pack);
  return rule;
}

RuleKind decodeInformation(const Node& node, const Reading& reading) {
  InformationRule rule;
  if (const auto below = node.member("lowestAgeBelow")) rule.lowestAgeBelow = below->integer(0, kMaxYears);
  if (const auto from = node.member("endsFrom")) rule.endsFrom = decodeEveningTime(*from, reading.pack);
  if (const auto before = node.member("before")) rule.before = decodeLead(*before);
  return rule;
}

RuleKind decodeHolyPeace(const Node& node) {
  HolyPeaceRule rule;
  if (const auto part = require(node, "part")) {
    rule.part = static_cast<HolyPeaceRule::Part>(part->oneOf({"events", "noise"}).value_or(0));
  }
  return rule;
}

/// The keys that every rule can have, and those of its kind.
void refuseUnknownOfRule(const Node& node, std::initializer_list<std::string_view> ofKind) {
  constexpr std::string_view common[] = {"id",    "kind",   "severity",  "verb",    "clause", "title",
                                         "quote", "source", "validFrom", "validTo", "note",   "when"};
  for (const Value& item : node.value().items()) {
    if (std::ranges::find(common, item.key) == std::end(common) &&
        std::ranges::find(ofKind, item.key) == ofKind.end()) {
      node.problems().add(below(node.path(), item.key), "unknownKey", "is not a field of this kind of rule");
    }
  }
}

std::optional<RuleKind> decodeKind(const Node& node, Reading& reading, bool& stated) {
  const auto kind = require(node, "kind");
  if (!kind) return std::nullopt;
  const std::string name = kind->textOrEmpty(64);
  stated = false;
  if (name == "scope") {
    refuseUnknownOfRule(node, {"any"});
    return decodeScope(node, reading);
  }
  if (name == "notice") {
    refuseUnknownOfRule(node, {"send", "before"});
    return decodeNotice(node, reading);
  }
  if (name == "minimumAge") {
    refuseUnknownOfRule(node, {"role", "over", "atLeast", "reading"});
    return decodeMinimumAge(node);
  }
  if (name == "guardNumber") {
    refuseUnknownOfRule(node, {"required"});
    return decodeGuardNumber(node);
  }
  if (name == "guardShare") {
    refuseUnknownOfRule(node, {"percent", "fromAge"});
    return decodeGuardShare(node);
  }
  if (name == "closingTime") {
    refuseUnknownOfRule(node, {"group", "ages", "closes", "reading", "longerIf"});
    return decodeClosingTime(node, reading);
  }
  if (name == "lowestAge") {
    refuseUnknownOfRule(node, {"age", "grade"});
    return decodeLowestAge(node);
  }
  if (name == "approval") {
    refuseUnknownOfRule(node, {"by"});
    return decodeApproval(node);
  }
  if (name == "place") {
    refuseUnknownOfRule(node, {});
    return PlaceRule{};
  }
  stated = true;
  if (name == "statement") {
    refuseUnknownOfRule(node, {"field", "question", "text"});
    return decodeStatement(node, reading);
  }
  if (name == "information") {
    refuseUnknownOfRule(node, {"text", "lowestAgeBelow", "endsFrom", "before"});
    return decodeInformation(node, reading);
  }
  if (name == "holyPeace") {
    refuseUnknownOfRule(node, {"text", "part"});
    return decodeHolyPeace(node);
  }
  kind->problem("unknownKind", "is not a kind of rule");
  return std::nullopt;
}

void decodeRule(const Node& node, Reading& reading) {
  if (!node.isObject()) return;
  Rule rule;
  rule.id = requireText(node, "id");
  requirePlain(node, rule.id, "/-");
  if (const auto severity = require(node, "severity")) {
    rule.severity = static_cast<Severity>(severity->oneOf({"must", "should", "advice", "info"}).value_or(0));
  }
  optionalText(node, "verb");
  optionalText(node, "clause");
  rule.title = decodeTranslations(node, "title", true);
  rule.quoted = hasText(node, "quote");
  rule.note = decodeTranslations(node, "note", false);
  rule.source = reading.pack.source;
  if (const auto source = node.member("source")) decodeSource(*source, rule.source);
  if (const auto from = node.member("validFrom")) rule.validFrom = from->date();
  if (const auto to = node.member("validTo")) rule.validTo = to->date();
  if (const auto when = node.member("when")) {
    rule.when = decodeTest(*when, reading.pack);
    rule.conditional = true;
  }
  bool stated = false;
  if (std::optional<RuleKind> kind = decodeKind(node, reading, stated)) {
    if (stated) rule.text = decodeTranslations(node, "text", true);
    const bool first = reading.pack.rules.empty();
    if (std::holds_alternative<ScopeRule>(*kind) != first) {
      node.problem("scope", first ? "the first rule must be the scope" : "only the first rule can be the scope");
    }
    // What never fails is told as information, and the other way round.
    const bool informs = std::holds_alternative<ScopeRule>(*kind) || std::holds_alternative<InformationRule>(*kind) ||
                         std::holds_alternative<HolyPeaceRule>(*kind);
    if (informs != (rule.severity == Severity::Info)) {
      node.problems().add(below(node.path(), "severity"), "contradiction",
                          informs ? "must be info for this kind" : "cannot be info for this kind");
    }
    rule.kind = std::move(*kind);
  }
  for (const Rule& other : reading.pack.rules) {
    if (other.id == rule.id) node.problems().add(below(node.path(), "id"), "duplicateId", "stands more than once");
  }
  reading.pack.rules.push_back(std::move(rule));
}

void decodeQuestions(const Node& node, Pack& pack) {
  if (!node.isArray()) return;
  if (node.size() > static_cast<std::size_t>(kMaxQuestions)) {
    node.problem("limit", "holds more than " + std::to_string(kMaxQuestions) + " questions");
    return;
  }
  for (std::size_t i = 0; i < node.size(); ++i) {
    const Node question = node.element(i);
    if (!question.isObject()) continue;
    question.refuseUnknown({"id", "text", "help"});
    Question read{requireText(question, "id"), decodeTranslations(question, "text", true),
                  decodeTranslations(question, "help", false)};
    requirePlain(question, read.id, "");
    for (const Question& other : pack.questions) {
      if (other.id == read.id) question.problem("duplicateId", "stands more than once");
    }
    pack.questions.push_back(std::move(read));
  }
}

void decodeReadings(const Node& node) {
  if (!node.isArray()) return;
  for (std::size_t i = 0; i < node.size(); ++i) {
    const Node reading = node.element(i);
    if (!reading.isObject()) continue;
    reading.refuseUnknown({"id", "text"});
    requireText(reading, "id");
    decodeTranslations(reading, "text", true);
  }
}

/// A list that goes with the application has the application's own deadline.
void resolveWithApplication(Reading& reading, Problems& problems) {
  for (const auto& [position, path] : reading.withApplication) {
    if (position >= reading.pack.rules.size()) continue;
    auto* list = std::get_if<NoticeRule>(&reading.pack.rules[position].kind);
    if (list == nullptr) continue;
    const NoticeRule* application = nullptr;
    for (const Rule& rule : reading.pack.rules) {
      const auto* notice = std::get_if<NoticeRule>(&rule.kind);
      if (application == nullptr && notice != nullptr && notice->send == Sending::Application) application = notice;
    }
    if (application == nullptr || list->send == Sending::Application) {
      problems.add(path, "contradiction", "there is no rule for the application that it can go with");
    } else {
      list->before = application->before;
    }
  }
}

/// FNV-1a (Fowler, Noll, Vo), 64 bits, over the values in the order of the text: white space and escapes do not count.
class Digest {
public:
  void add(const Value& value) {
    byte(static_cast<unsigned char>(value.type));
    if (value.type == Value::Type::Boolean) byte(value.boolean ? 1 : 0);
    if (value.type == Value::Type::Number) add(std::to_string(value.number));
    add(value.text);
    for (const Value& item : value.items()) {
      if (value.type == Value::Type::Object) add(item.key);
      add(item);
    }
    byte(0xFF);
  }
  std::string hex() const {
    std::string text(16, '0');
    std::uint64_t rest = hash_;
    for (std::size_t i = text.size(); i-- > 0; rest >>= 4) text[i] = "0123456789abcdef"[rest & 15];
    return text;
  }

private:
  void byte(unsigned char value) {
    hash_ ^= value;
    hash_ *= 1099511628211ull;
  }
  void add(std::string_view text) {
    for (const char c : text) byte(static_cast<unsigned char>(c));
    byte(0xFF);
  }
  std::uint64_t hash_ = 14695981039346656037ull;
};

constexpr Limits kPackLimits{kMaxPackBytes, 20'000, 16};

} // namespace

std::optional<Pack> decodePack(std::string_view text, Problems& problems) {
  const std::optional<Document> document = parse(text, kPackLimits, problems);
  if (!document) return std::nullopt;
  const Node node(*document, problems);
  if (!node.isObject()) return std::nullopt;
  node.refuseUnknown({"$schema", "id", "version", "municipality", "title", "source", "eveningStartsAt",
                      "schoolYearStartsIn", "questions", "readings", "rules"});
  Reading reading;
  Pack& pack = reading.pack;
  pack.id = requireText(node, "id");
  pack.version = requireText(node, "version");
  optionalText(node, "municipality");
  pack.title = decodeTranslations(node, "title", true);
  if (const auto source = require(node, "source")) decodeSource(*source, pack.source);
  if (const auto evening = node.member("eveningStartsAt")) {
    pack.eveningStartsAt = evening->timeOfDay(false).value_or(pack.eveningStartsAt);
  }
  if (const auto month = node.member("schoolYearStartsIn")) {
    pack.schoolYearStartsIn = month->integer(1, 12).value_or(pack.schoolYearStartsIn);
  }
  if (const auto questions = node.member("questions")) decodeQuestions(*questions, pack);
  if (const auto readings = node.member("readings")) decodeReadings(*readings);
  if (const auto rules = require(node, "rules"); rules && rules->isArray()) {
    if (rules->size() == 0 || rules->size() > kMaxRules) {
      rules->problem("limit", "must hold 1 to " + std::to_string(kMaxRules) + " rules");
    } else {
      for (std::size_t i = 0; i < rules->size(); ++i) decodeRule(rules->element(i), reading);
    }
  }
  const auto closing = std::ranges::count_if(
      pack.rules, [](const Rule& rule) { return std::holds_alternative<ClosingTimeRule>(rule.kind); });
  if (closing > kMaxClosingTimes) {
    problems.add("/rules", "limit", "must hold at most " + std::to_string(kMaxClosingTimes) + " closing times");
  }
  resolveWithApplication(reading, problems);
  if (!problems.none()) return std::nullopt;
  Digest digest;
  digest.add(document->root());
  pack.digest = digest.hex();
  return std::move(reading.pack);
}

} // namespace slt::json
