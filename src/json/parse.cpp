#include "json/parse.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

// Its checks are for its own mistakes; reading hostile text is its job, and tested.
#define RAPIDJSON_ASSERT(condition) ((void)0)
#include <rapidjson/reader.h>

#include "calendar/text.hpp"
#include "json/national_id.hpp"

namespace slt::json {

namespace {

/// The value of a JSON number: sign, digits, fraction and exponent of ten, as far as whole numbers go.
void readNumber(std::string_view text, Value& into) {
  constexpr std::int64_t kMost = 1'000'000'000'000'000;
  const bool negative = text.starts_with('-');
  std::size_t at = negative ? 1 : 0;
  const auto digit = [&] { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  std::string digits;
  std::int64_t exponent = 0;
  for (; digit(); ++at) digits += text[at];
  if (at < text.size() && text[at] == '.') {
    for (++at; digit(); ++at, --exponent) digits += text[at];
  }
  if (at < text.size()) {
    ++at;
    const bool down = text[at] == '-';
    if (down || text[at] == '+') ++at;
    std::int64_t power = 0;
    for (; digit(); ++at) power = std::min<std::int64_t>(power * 10 + (text[at] - '0'), 100'000'000);
    exponent += down ? -power : power;
  }
  // Zeros behind carry no value, so what is left of a negative exponent is a fraction.
  while (exponent < 0 && digits.ends_with('0')) {
    digits.pop_back();
    ++exponent;
  }
  if (digits.find_first_not_of('0') == std::string::npos) return;
  into.fraction = exponent < 0;
  std::int64_t value = 0;
  for (const char c : digits) value = std::min(value * 10 + (c - '0'), kMost);
  for (; exponent > 0 && value < kMost; --exponent) value = std::min(value * 10, kMost);
  into.number = negative ? -value : value;
}

/// Builds the document while it is read, and gives up at a limit: no input can fill the memory first.
class Builder {
public:
  Builder(Document& document, const Limits& limits) : document_(document), limits_(limits) {}
  bool exceeded() const { return exceeded_; }
  /// Once all is read.
  const Value& root() const { return read_.front(); }

  bool Null() { return add({}); }
  bool Bool(bool value) { return add({.type = Value::Type::Boolean, .boolean = value}); }
  // Numbers come as text: every number of an input is a whole one, so none has to pass through floating point.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }
  bool RawNumber(const char* text, rapidjson::SizeType length, bool) {
    Value value{.type = Value::Type::Number};
    readNumber({text, length}, value);
    return add(value);
  }
  bool String(const char* text, rapidjson::SizeType length, bool) {
    return add({.type = Value::Type::Text, .text = {text, length}});
  }
  bool Key(const char* text, rapidjson::SizeType length, bool) {
    key_ = {text, length};
    return count();
  }
  bool StartObject() { return open(Value::Type::Object); }
  bool StartArray() { return open(Value::Type::Array); }
  bool EndObject(rapidjson::SizeType members) { return close(members); }
  bool EndArray(rapidjson::SizeType elements) { return close(elements); }

private:
  bool count() {
    exceeded_ = ++values_ > limits_.values || depth_ > limits_.depth;
    return !exceeded_;
  }
  bool add(const Value& value) {
    if (!count()) return false;
    read_.push_back(value);
    read_.back().key = std::exchange(key_, {});
    return true;
  }
  bool open(Value::Type type) {
    if (!add({.type = type})) return false;
    ++depth_;
    return count();
  }
  bool close(std::size_t count) {
    const std::size_t first = read_.size() - count;
    const Value* const items = document_.keep(std::span(read_).subspan(first));
    while (read_.size() > first) read_.pop_back();
    read_.back().first = items;
    read_.back().count = count;
    --depth_;
    return true;
  }

  Document& document_;
  const Limits& limits_;
  /// Open containers and what they hold so far, one behind the other.
  std::vector<Value> read_;
  /// Of the member that comes.
  std::string_view key_;
  std::size_t depth_ = 0;
  std::size_t values_ = 0;
  bool exceeded_ = false;
};

void refuseNationalIds(const Value& value, const Place& place, Problems& problems) {
  const auto refuse = [&](const Place& where) {
    problems.add(where.pointer(), "nationalId", "holds a national identity number, which must not be entered here");
  };
  if (value.type == Value::Type::Text) {
    if (holdsNationalId(value.text)) refuse(place);
  } else if (value.type == Value::Type::Number) {
    // As a number it has lost a leading zero.
    if (value.number < 1'000'000'000 || value.number > 99'999'999'999) return;
    std::string digits = std::to_string(value.number);
    digits.insert(0, 11 - digits.size(), '0');
    if (isNationalId(digits)) refuse(place);
  }
  for (std::size_t i = 0; i < value.count; ++i) {
    Place below{&place, {}, i, true};
    if (value.type == Value::Type::Object) {
      below = Place{&place, value.first[i].key};
      if (holdsNationalId(below.key)) refuse(below);
    }
    refuseNationalIds(value.first[i], below, problems);
  }
}

} // namespace

const Value* Document::keep(std::span<const Value> items) {
  constexpr std::size_t kBlock = 256;
  if (items.size() > left_) {
    left_ = std::max(items.size(), kBlock);
    next_ = blocks_.emplace_back(left_).data();
  }
  Value* const first = next_;
  next_ = std::ranges::copy(items, first).out;
  left_ -= items.size();
  return first;
}

std::optional<Document> parse(std::string_view text, const Limits& limits, Problems& problems) {
  if (text.size() > limits.length) {
    problems.add("", "limit", "is longer than " + std::to_string(limits.length) + " bytes");
    return std::nullopt;
  }
  constexpr unsigned kFlags =
      rapidjson::kParseInsituFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseNumbersAsStringsFlag;
  Document document(text);
  Builder builder(document, limits);
  // Texts are unescaped where they stand: without it, the reader gathers each in a stack of its own first.
  rapidjson::InsituStringStream stream(document.text());
  rapidjson::Reader reader;
  const bool read = !reader.Parse<kFlags>(stream, builder).IsError();
  if (builder.exceeded()) {
    problems.add("", "limit",
                 "holds more than " + std::to_string(limits.values) + " values, or more than " +
                     std::to_string(limits.depth) + " levels");
    return std::nullopt;
  }
  // A NUL ends the text for the reader: nothing may stand behind it.
  if (!read || stream.Tell() != text.size()) {
    problems.add("", "syntax", "is not valid JSON in UTF-8");
    return std::nullopt;
  }
  document.setRoot(builder.root());
  refuseNationalIds(document.root(), Place{}, problems);
  return document;
}

std::optional<Node> require(const Node& object, const char* key) {
  std::optional<Node> member = object.member(key);
  if (!member) object.problems().add(below(object.path(), key), "required", "is missing");
  return member;
}

int requireInteger(const Node& object, const char* key, int low, int high) {
  const std::optional<Node> member = require(object, key);
  return member ? member->integer(low, high).value_or(low) : low;
}

std::string below(const std::string& path, std::string_view key) {
  std::string pointer = path + '/';
  for (const char c : withoutNationalId(std::string(key))) {
    if (c == '~')
      pointer += "~0";
    else if (c == '/')
      pointer += "~1";
    else
      pointer += c;
  }
  return pointer;
}
std::string Place::pointer() const {
  if (parent == nullptr) return "";
  return below(parent->pointer(), byIndex ? std::to_string(index) : std::string(key));
}

void Node::problem(std::string_view code, std::string_view detail) const {
  problems_->add(path(), code, detail);
}

std::optional<Node> Node::member(const char* key) const {
  const Value* found = value_->find(key);
  if (found == nullptr || found->isNull()) return std::nullopt;
  return Node(*found, Place{&place_, key}, *problems_);
}

Node Node::element(std::size_t index) const {
  return Node(value_->first[index], Place{&place_, {}, index, true}, *problems_);
}

Node Node::memberAt(std::size_t index) const {
  return Node(value_->first[index], Place{&place_, keyAt(index)}, *problems_);
}

bool Node::isObject() const {
  if (value_->type == Value::Type::Object) return true;
  problem("type", "must be an object");
  return false;
}

bool Node::isArray() const {
  if (value_->type == Value::Type::Array) return true;
  problem("type", "must be an array");
  return false;
}

void Node::refuseUnknown(std::initializer_list<std::string_view> known) const {
  for (const Value& item : value_->items()) {
    if (std::ranges::find(known, item.key) == known.end()) {
      problems_->add(below(path(), item.key), "unknownKey", "is not a known field");
    }
  }
}

std::optional<bool> Node::boolean() const {
  if (value_->type == Value::Type::Boolean) return value_->boolean;
  problem("type", "must be true or false");
  return std::nullopt;
}

std::optional<int> Node::integer(int low, int high) const {
  std::string_view code;
  const std::int64_t number = value_->number;
  if (value_->type != Value::Type::Number)
    code = "type";
  else if (value_->fraction)
    code = "fraction";
  else if (number < 0 && low >= 0)
    code = "negative";
  else if (number < low || number > high)
    code = "range";
  else
    return static_cast<int>(number);
  problem(code, "must be a whole number from " + std::to_string(low) + " to " + std::to_string(high));
  return std::nullopt;
}

std::optional<std::string> Node::text(std::size_t maxLength) const {
  if (value_->type != Value::Type::Text) {
    problem("type", "must be a text");
    return std::nullopt;
  }
  const std::string_view text = value_->text;
  if (text.size() > maxLength) {
    problem("limit", "is longer than " + std::to_string(maxLength) + " bytes");
    return std::nullopt;
  }
  return std::string(text);
}

std::string Node::textOrEmpty(std::size_t maxLength) const {
  return text(maxLength).value_or(std::string());
}

std::optional<calendar::Day> Node::date() const {
  constexpr std::string_view form = "must be a calendar date as YYYY-MM-DD";
  if (value_->type != Value::Type::Text) {
    problem("type", form);
    return std::nullopt;
  }
  const std::string_view text = value_->text;
  calendar::Day day = 0;
  if (calendar::parseDate(text, day)) return day;
  if (!holdsNationalId(text)) problem("date", form);
  return std::nullopt;
}

std::optional<std::int32_t> Node::timeOfDay(bool until24) const {
  const std::optional<std::string> given = text(5);
  if (!given) return std::nullopt;
  if (until24 && *given == "24:00") return calendar::kSecondsPerDay;
  calendar::WallTime time{};
  if (calendar::parseWallTime("2001-01-01T" + *given, time)) return time.secondOfDay;
  problem("hour", "must be a time of day as HH:MM");
  return std::nullopt;
}

std::optional<calendar::WallTime> Node::wallTime() const {
  constexpr std::string_view form = "must be a date and time as YYYY-MM-DDTHH:MM";
  if (value_->type != Value::Type::Text) {
    problem("type", form);
    return std::nullopt;
  }
  const std::string_view text = value_->text;
  calendar::WallTime time{};
  if (!calendar::parseWallTime(text, time)) {
    if (!holdsNationalId(text)) problem("dateTime", form);
    return std::nullopt;
  }
  if (!calendar::existsInOslo(time)) {
    problem("nonexistentTime", "does not exist: the clock is set forward that night");
    return std::nullopt;
  }
  return time;
}

std::optional<int> Node::oneOf(std::initializer_list<std::string_view> words) const {
  if (value_->type != Value::Type::Text) {
    problem("type", "must be a text");
    return std::nullopt;
  }
  const std::string_view text = value_->text;
  const auto* found = std::ranges::find(words, text);
  if (found != words.end()) return static_cast<int>(found - words.begin());
  if (!holdsNationalId(text)) {
    std::string detail = "must be one of";
    for (const std::string_view word : words) detail.append(detail.size() > 14 ? ", " : " ").append(word);
    problem("enum", detail);
  }
  return std::nullopt;
}

} // namespace slt::json
