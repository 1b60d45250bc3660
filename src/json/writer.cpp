#include "json/writer.hpp"

#include <charconv>

namespace slt::json {

Writer& Writer::open(char bracket) {
  separate();
  put(bracket);
  needsComma_ = false;
  return *this;
}

Writer& Writer::close(char bracket) {
  put(bracket);
  needsComma_ = true;
  return *this;
}

Writer& Writer::key(std::string_view name) {
  word(name);
  put(':');
  needsComma_ = false;
  return *this;
}

Writer& Writer::word(std::string_view value) {
  separate();
  char* at = room(value.size() + 2);
  *at = '"';
  std::memcpy(at + 1, value.data(), value.size());
  at[value.size() + 1] = '"';
  return *this;
}

Writer& Writer::string(std::string_view value) {
  separate();
  put('"');
  std::size_t plain = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const auto c = static_cast<unsigned char>(value[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    put(value.substr(plain, i - plain));
    plain = i + 1;
    if (c == '"' || c == '\\') {
      put('\\');
      put(value[i]);
    } else {
      constexpr std::string_view hex = "0123456789abcdef";
      put("\\u00");
      put(hex[c >> 4]);
      put(hex[c & 15]);
    }
  }
  put(value.substr(plain));
  put('"');
  return *this;
}

Writer& Writer::number(std::int64_t value) {
  separate();
  char digits[24];
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
  put(std::string_view(digits, static_cast<std::size_t>(end - digits)));
  return *this;
}

Writer& Writer::boolean(bool value) {
  separate();
  put(value ? "true" : "false");
  return *this;
}

Writer& Writer::null() {
  separate();
  put("null");
  return *this;
}

} // namespace slt::json
