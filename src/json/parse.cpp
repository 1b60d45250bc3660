#include "json/parse.hpp"

#include <algorithm>
#include <cmath>

#include "calendar/text.hpp"
#include "json/national_id.hpp"

namespace slt::json {

namespace {

/// Reads the text once without keeping anything, so that no input can fill the memory before it is refused.
class Meter : public nlohmann::json_sax<Document> {
public:
  explicit Meter(const Limits& limits) : limits_(limits) {}
  bool exceeded() const { return exceeded_; }

  bool null() override { return count(); }
  bool boolean(bool) override { return count(); }
  bool number_integer(number_integer_t) override { return count(); }
  bool number_unsigned(number_unsigned_t) override { return count(); }
  bool number_float(number_float_t, const string_t&) override { return count(); }
  bool string(string_t&) override { return count(); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(); }
  bool key(string_t&) override { return count(); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

private:
  bool count() {
    if (++values_ > limits_.values) exceeded_ = true;
    return !exceeded_;
  }
  bool open() {
    if (++depth_ > limits_.depth) exceeded_ = true;
    return count();
  }
  bool close() {
    --depth_;
    return true;
  }

  const Limits& limits_;
  std::size_t values_ = 0;
  std::size_t depth_ = 0;
  bool exceeded_ = false;
};

void refuseNationalIds(const Document& value, const std::string& path, Problems& problems) {
  constexpr std::string_view detail = "holds a national identity number, which must not be entered here";
  if (value.is_string()) {
    if (holdsNationalId(value.get_ref<const std::string&>())) problems.add(path, "nationalId", std::string(detail));
  } else if (value.is_number_integer()) {
    // As a number it has lost a leading zero.
    const auto number = value.get<std::int64_t>();
    if (number < 1'000'000'000 || number > 99'999'999'999) return;
    std::string digits = std::to_string(number);
    digits.insert(0, 11 - digits.size(), '0');
    if (isNationalId(digits)) problems.add(path, "nationalId", std::string(detail));
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) refuseNationalIds(value[i], below(path, i), problems);
  } else if (value.is_object()) {
    for (const auto& [key, member] : value.items()) {
      if (holdsNationalId(key)) problems.add(below(path, key), "nationalId", std::string(detail));
      refuseNationalIds(member, below(path, key), problems);
    }
  }
}

} // namespace

std::optional<Document> parse(std::string_view text, const Limits& limits, Problems& problems) {
  if (text.size() > limits.length) {
    problems.add("", "limit", "is longer than " + std::to_string(limits.length) + " bytes");
    return std::nullopt;
  }
  Meter meter(limits);
  if (!Document::sax_parse(text, &meter)) {
    if (meter.exceeded()) {
      problems.add("", "limit",
                   "holds more than " + std::to_string(limits.values) + " values, or more than " +
                       std::to_string(limits.depth) + " levels");
    } else {
      problems.add("", "syntax", "is not valid JSON in UTF-8");
    }
    return std::nullopt;
  }
  Document document = Document::parse(text, nullptr, false);
  refuseNationalIds(document, "", problems);
  return document;
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
std::string below(const std::string& path, std::size_t index) {
  return path + '/' + std::to_string(index);
}

std::optional<Node> Node::member(const char* key) const {
  const auto found = value_->find(key);
  if (found == value_->end() || found->is_null()) return std::nullopt;
  return Node(*found, below(path_, key), *problems_);
}

Node Node::element(std::size_t index) const {
  return Node((*value_)[index], below(path_, index), *problems_);
}

bool Node::isObject() const {
  if (value_->is_object()) return true;
  problem("type", "must be an object");
  return false;
}

bool Node::isArray() const {
  if (value_->is_array()) return true;
  problem("type", "must be an array");
  return false;
}

void Node::refuseUnknown(std::initializer_list<std::string_view> known) const {
  for (const auto& [key, member] : value_->items()) {
    if (std::ranges::find(known, std::string_view(key)) == known.end()) {
      problems_->add(below(path_, key), "unknownKey", "is not a known field");
    }
  }
}

std::optional<bool> Node::boolean() const {
  if (value_->is_boolean()) return value_->get<bool>();
  problem("type", "must be true or false");
  return std::nullopt;
}

std::optional<int> Node::integer(int low, int high) const {
  const std::string range = "must be a whole number from " + std::to_string(low) + " to " + std::to_string(high);
  if (!value_->is_number()) {
    problem("type", range);
    return std::nullopt;
  }
  double number = 0;
  if (value_->is_number_float())
    number = value_->get<double>();
  else if (value_->is_number_unsigned())
    number = static_cast<double>(value_->get<std::uint64_t>());
  else
    number = static_cast<double>(value_->get<std::int64_t>());
  if (number != std::floor(number)) {
    problem("fraction", range);
  } else if (number < 0 && low >= 0) {
    problem("negative", range);
  } else if (number < low || number > high) {
    problem("range", range);
  } else {
    return static_cast<int>(number);
  }
  return std::nullopt;
}

std::optional<std::string> Node::text(std::size_t maxLength) const {
  if (!value_->is_string()) {
    problem("type", "must be a text");
    return std::nullopt;
  }
  const std::string& text = value_->get_ref<const std::string&>();
  if (text.size() > maxLength) {
    problem("limit", "is longer than " + std::to_string(maxLength) + " bytes");
    return std::nullopt;
  }
  return text;
}

std::optional<calendar::Day> Node::date() const {
  constexpr std::string_view form = "must be a calendar date as YYYY-MM-DD";
  if (!value_->is_string()) {
    problem("type", std::string(form));
    return std::nullopt;
  }
  const std::string& text = value_->get_ref<const std::string&>();
  calendar::Day day = 0;
  if (calendar::parseDate(text, day)) return day;
  if (!holdsNationalId(text)) problem("date", std::string(form));
  return std::nullopt;
}

std::optional<calendar::WallTime> Node::wallTime() const {
  constexpr std::string_view form = "must be a date and time as YYYY-MM-DDTHH:MM";
  if (!value_->is_string()) {
    problem("type", std::string(form));
    return std::nullopt;
  }
  const std::string& text = value_->get_ref<const std::string&>();
  calendar::WallTime time{};
  if (!calendar::parseWallTime(text, time)) {
    if (!holdsNationalId(text)) problem("dateTime", std::string(form));
    return std::nullopt;
  }
  if (!calendar::existsInOslo(time)) {
    problem("nonexistentTime", "does not exist: the clock is set forward that night");
    return std::nullopt;
  }
  return time;
}

std::optional<int> Node::oneOf(std::initializer_list<std::string_view> words) const {
  if (!value_->is_string()) {
    problem("type", "must be a text");
    return std::nullopt;
  }
  const std::string& text = value_->get_ref<const std::string&>();
  const auto* found = std::ranges::find(words, std::string_view(text));
  if (found != words.end()) return static_cast<int>(found - words.begin());
  if (!holdsNationalId(text)) {
    std::string detail = "must be one of";
    for (const std::string_view word : words) detail.append(detail.size() > 14 ? ", " : " ").append(word);
    problem("enum", detail);
  }
  return std::nullopt;
}

} // namespace slt::json
