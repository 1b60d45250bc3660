// A JSON document as plain values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
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
  std::string_view text = {};
  /// Of a member: its name.
  std::string_view key = {};
  const Value* first = nullptr;
  std::size_t count = 0;

  /// Elements of an array, members of an object.
  std::span<const Value> items() const { return {first, count}; }
  bool isNull() const { return type == Type::Null; }
  /// The member of that name (the last, where it stands twice, as JavaScript reads it), or null.
  const Value* find(std::string_view name) const {
    for (std::size_t i = count; type == Type::Object && i-- > 0;) {
      if (first[i].key == name) return &first[i];
    }
    return nullptr;
  }
};

/// A value with all that its texts and items refer to, which stays where it is when the document is moved.
class Document {
public:
  Document() = default;
  /// Of the text's own bytes the document's texts are made.
  explicit Document(std::string_view text) : text_(text.size() + 1) { text.copy(text_.data(), text.size()); }

  const Value& root() const { return root_; }
  void setRoot(const Value& root) { root_ = root; }
  /// The bytes that texts may refer to, with a NUL behind them.
  char* text() { return text_.data(); }
  /// The same items, to stay.
  const Value* keep(std::span<const Value> items);

private:
  /// Unlike a string, a list stays where it is when it is moved, however short it is.
  std::vector<char> text_;
  Value root_;
  std::vector<std::vector<Value>> blocks_;
  /// Of the last block what is not used yet.
  Value* next_ = nullptr;
  std::size_t left_ = 0;
};

} // namespace slt::json
