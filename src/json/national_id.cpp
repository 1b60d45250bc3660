#include "json/national_id.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "calendar/civil.hpp"

namespace slt::json {

namespace {

constexpr std::size_t kDigits = 11;

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

bool isSeparator(char c) {
  return c == ' ' || c == '.' || c == '-' || c == '\t' || c == '/';
}

/// The length of what may stand between two digits of one number at this place, 0 when nothing of the kind.
std::size_t separatorAt(std::string_view text, std::size_t at) {
  if (isSeparator(text[at])) return 1;
  const std::string_view rest = text.substr(at);
  // No-break, narrow no-break and thin space, and the two dashes, in UTF-8.
  if (rest.starts_with("\xC2\xA0")) return 2;
  for (const std::string_view wide : {"\xE2\x80\xAF", "\xE2\x80\x89", "\xE2\x80\x91", "\xE2\x80\x93"}) {
    if (rest.starts_with(wide)) return 3;
  }
  return 0;
}

} // namespace

bool isNationalId(std::string_view digits) {
  if (digits.size() != kDigits) return false;
  std::array<int, kDigits> d{};
  for (std::size_t i = 0; i < kDigits; ++i) {
    if (!isDigit(digits[i])) return false;
    d[i] = digits[i] - '0';
  }
  int day = d[0] * 10 + d[1];
  int month = d[2] * 10 + d[3];
  if (day > 40) day -= 40;
  if (month > 80)
    month -= 80;
  else if (month > 40)
    month -= 40;
  if (month < 1 || month > 12 || day < 1) return false;
  // The century is not known from two digits: 29 February is taken for possible.
  if (day > (month == 2 ? 29 : calendar::daysInMonth(2001, month))) return false;

  constexpr std::array<int, 9> first{3, 7, 6, 1, 8, 9, 4, 5, 2};
  constexpr std::array<int, 10> second{5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
  int sum = d[9];
  for (std::size_t i = 0; i < first.size(); ++i) sum += first[i] * d[i];
  if (sum % 11 > 3) return false;
  sum = d[10];
  for (std::size_t i = 0; i < second.size(); ++i) sum += second[i] * d[i];
  return sum % 11 == 0;
}

bool holdsNationalId(std::string_view text) {
  // Nearly every text ends here, without a copy; a time, for one, has letters and colons between its digits.
  std::size_t digitsOn = 0;
  std::size_t mostDigits = 0;
  for (const char c : text) {
    if (isDigit(c))
      mostDigits = std::max(mostDigits, ++digitsOn);
    else if (static_cast<unsigned char>(c) < 0x80 && !isSeparator(c))
      digitsOn = 0;
  }
  if (mostDigits < kDigits) return false;
  // The digits of a run, with separators taken out, and for each whether a digit stands right before or after it.
  std::string digits;
  std::vector<char> joined;
  const auto held = [&] {
    for (std::size_t from = 0; from + kDigits <= digits.size(); ++from) {
      const std::size_t to = from + kDigits;
      // Eleven of a longer unbroken row of digits are part of some other number.
      if (joined[from] || (to < digits.size() && joined[to])) continue;
      if (isNationalId(std::string_view(digits).substr(from, kDigits))) return true;
    }
    return false;
  };
  std::size_t at = 0;
  bool previousIsDigit = false;
  while (at < text.size()) {
    if (isDigit(text[at])) {
      digits.push_back(text[at]);
      joined.push_back(previousIsDigit);
      previousIsDigit = true;
      ++at;
      continue;
    }
    previousIsDigit = false;
    const std::size_t separator = digits.empty() ? 0 : separatorAt(text, at);
    if (separator > 0) {
      at += separator;
      continue;
    }
    if (held()) return true;
    digits.clear();
    joined.clear();
    ++at;
  }
  return held();
}

std::string withoutNationalId(std::string text) {
  if (!holdsNationalId(text)) return text;
  for (char& c : text) {
    if (isDigit(c)) c = '*';
  }
  return text;
}

} // namespace slt::json
