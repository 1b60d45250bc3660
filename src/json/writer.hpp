// JSON text, written as it goes: an answer is built once and read once, so no document stands between.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace slt::json {

class Writer {
public:
  explicit Writer(std::size_t reserve = 4096) { text_.reserve(reserve); }

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

  std::string take() { return std::move(text_); }

private:
  void separate() {
    if (needsComma_) text_ += ',';
    needsComma_ = true;
  }
  Writer& open(char bracket) {
    separate();
    text_ += bracket;
    needsComma_ = false;
    return *this;
  }
  Writer& close(char bracket) {
    text_ += bracket;
    needsComma_ = true;
    return *this;
  }

  std::string text_;
  bool needsComma_ = false;
};

} // namespace slt::json
