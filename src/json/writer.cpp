#include "json/writer.hpp"

#include <charconv>

namespace slt::json {

Writer& Writer::key(std::string_view name) {
  separate();
  text_ += '"';
  text_ += name;
  text_ += "\":";
  needsComma_ = false;
  return *this;
}

Writer& Writer::word(std::string_view value) {
  separate();
  text_ += '"';
  text_ += value;
  text_ += '"';
  return *this;
}

Writer& Writer::string(std::string_view value) {
  separate();
  text_ += '"';
  std::size_t plain = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const auto c = static_cast<unsigned char>(value[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    text_ += value.substr(plain, i - plain);
    plain = i + 1;
    if (c == '"' || c == '\\') {
      text_ += '\\';
      text_ += value[i];
    } else {
      constexpr std::string_view hex = "0123456789abcdef";
      text_ += "\\u00";
      text_ += hex[c >> 4];
      text_ += hex[c & 15];
    }
  }
  text_ += value.substr(plain);
  text_ += '"';
  return *this;
}

Writer& Writer::number(std::int64_t value) {
  separate();
  char digits[24];
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
  text_.append(digits, end);
  return *this;
}

Writer& Writer::boolean(bool value) {
  separate();
  text_ += value ? "true" : "false";
  return *this;
}

} // namespace slt::json
