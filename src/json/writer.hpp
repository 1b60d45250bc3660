// JSON text, written as it goes: an answer is built once and read once, so no document stands between.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace slt::json {

class Writer {
public:
  explicit Writer(std::size_t reserve = 16 * 1024) { text_.resize(reserve); }

  Writer& beginObject() { return open('{'); }
  Writer& endObject() { return close('}'); }
  Writer& beginArray() { return open('['); }
  Writer& endArray() { return close(']'); }
  /// The key of the next value. Keys are the project's own and need no escapes.
  Writer& key(std::string_view name);
  Writer& string(std::string_view value);
  /// A text that needs no escapes: one of the project's own words, a date, a pointer of digits and known keys.
  Writer& word(std::string_view value);
  Writer& number(std::int64_t value);
  Writer& boolean(bool value);
  Writer& null();

  std::string take() {
    text_.resize(used_);
    return std::move(text_);
  }

private:
  /// Room for so many characters more, and where they go.
  char* room(std::size_t length) {
    if (text_.size() - used_ < length) text_.resize(std::max(2 * text_.size(), used_ + length));
    char* at = text_.data() + used_;
    used_ += length;
    return at;
  }
  void put(char c) { *room(1) = c; }
  void put(std::string_view text) { std::memcpy(room(text.size()), text.data(), text.size()); }
  void separate() {
    if (needsComma_) put(',');
    needsComma_ = true;
  }
  Writer& open(char bracket);
  Writer& close(char bracket);

  /// Longer than what is written: a string that grows by one character at a time asks after its room each time.
  std::string text_;
  std::size_t used_ = 0;
  bool needsComma_ = false;
};

} // namespace slt::json
