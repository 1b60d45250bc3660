// A JSON document as plain values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace slt::json {

struct Value {
  enum class Type : unsigned char { Null, Boolean, Number, Text, Array, Object };
  Type type = Type::Null;
  bool boolean = false;
  /// A number that is no whole number: it has a fraction, or is written with one or with an exponent that leaves one.
  bool fraction = false;
  /// A whole number, cut off at plus or minus 10^15.
  std::int64_t number = 0;
  std::string text;
  /// Elements of an array, members of an object.
  std::vector<Value> items;
  /// One for each member.
  std::vector<std::string> keys;

  bool isNull() const { return type == Type::Null; }
  /// The member of that name (the last, where it stands twice, as JavaScript reads it), or null.
  const Value* find(std::string_view key) const {
    for (std::size_t i = keys.size(); i-- > 0;) {
      if (keys[i] == key) return &items[i];
    }
    return nullptr;
  }
};

} // namespace slt::json
