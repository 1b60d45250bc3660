// From text to a JSON document, within limits, and the walk through it that gathers problems by place.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar/oslo.hpp"
#include "json/document.hpp"
#include "json/problems.hpp"

namespace slt::json {

struct Limits {
  /// Bytes of the whole text.
  std::size_t length;
  /// Objects, arrays, keys and values.
  std::size_t values;
  /// Arrays and objects within each other.
  std::size_t depth;
};

/// Nothing, and a problem at "", when the text is no JSON or exceeds a limit. Every national identity number in any key
/// or value is a problem of its own.
std::optional<Document> parse(std::string_view text, const Limits& limits, Problems& problems);

/// Where a value stands: under its parent, by key or by index. The pointer is spelled out only when it is asked for.
struct Place {
  const Place* parent = nullptr;
  std::string_view key;
  std::size_t index = 0;
  bool byIndex = false;

  std::string pointer() const;
};

/// A value and where it stands. A node lives no longer than the one it was taken from.
class Node {
public:
  Node(const Document& document, Problems& problems) : value_(&document.root()), problems_(&problems) {}

  const Value& value() const { return *value_; }
  std::size_t size() const { return value_->count; }
  std::string path() const { return place_.pointer(); }
  Problems& problems() const { return *problems_; }
  void problem(std::string_view code, std::string_view detail) const;

  /// `null` is as absent.
  std::optional<Node> member(const char* key) const;
  Node element(std::size_t index) const;
  /// The member at a position, `null` too.
  Node memberAt(std::size_t index) const;
  /// The key of the member at a position.
  std::string_view keyAt(std::size_t index) const { return value_->first[index].key; }
  bool isObject() const;
  bool isArray() const;
  /// A problem for each key that is not `known`.
  void refuseUnknown(std::initializer_list<std::string_view> known) const;

  // Each gives nothing, and a problem, when the value is not what it should be.
  std::optional<bool> boolean() const;
  std::optional<int> integer(int low, int high) const;
  std::optional<std::string> text(std::size_t maxLength) const;
  /// The same, with an empty text for nothing.
  std::string textOrEmpty(std::size_t maxLength) const;
  std::optional<calendar::Day> date() const;
  /// Hours and minutes as seconds from midnight; 24:00 where `until24`.
  std::optional<std::int32_t> timeOfDay(bool until24) const;
  /// A wall-clock time that exists in Oslo.
  std::optional<calendar::WallTime> wallTime() const;
  /// The position of the text in `words`.
  std::optional<int> oneOf(std::initializer_list<std::string_view> words) const;

private:
  Node(const Value& value, Place place, Problems& problems) : value_(&value), place_(place), problems_(&problems) {}

  const Value* value_;
  Place place_;
  Problems* problems_;
};

/// The pointer to a member below `path`.
std::string below(const std::string& path, std::string_view key);

/// A member that must be there.
std::optional<Node> require(const Node& object, const char* key);
/// `low` where it is missing or none.
int requireInteger(const Node& object, const char* key, int low, int high);

} // namespace slt::json
