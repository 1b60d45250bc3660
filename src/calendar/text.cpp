#include "calendar/text.hpp"

namespace slt::calendar {
namespace {

// The `count` decimal digits at `at`, or -1 when one of them is something else. The caller has checked the length.
int digits(const char* at, int count) {
  int value = 0;
  for (int i = 0; i < count; ++i) {
    const unsigned digit = static_cast<unsigned>(static_cast<unsigned char>(at[i])) - '0';
    if (digit > 9) return -1;
    value = value * 10 + static_cast<int>(digit);
  }
  return value;
}

char* putDigits(char* at, int value, int count) {
  for (int i = count - 1; i >= 0; --i) {
    at[i] = static_cast<char>('0' + value % 10);
    value /= 10;
  }
  return at + count;
}

char* putDate(char* at, Day day) {
  const Civil date = toCivil(day);
  at = putDigits(at, date.year, 4);
  *at++ = '-';
  at = putDigits(at, date.month, 2);
  *at++ = '-';
  return putDigits(at, date.day, 2);
}

constexpr std::size_t kDateLength = 10;   // 2027-01-30
constexpr std::size_t kMinuteLength = 16; // 2027-01-30T19:00
constexpr std::size_t kSecondLength = 19; // 2027-01-30T19:00:00

} // namespace

bool parseDate(std::string_view text, Day& day) {
  if (text.size() != kDateLength || text[4] != '-' || text[7] != '-') return false;
  // A field with a wrong character is -1 and thereby no valid year, month or day.
  const Civil date{digits(text.data(), 4), digits(text.data() + 5, 2), digits(text.data() + 8, 2)};
  if (!isValid(date)) return false;
  day = fromCivil(date);
  return true;
}

bool parseWallTime(std::string_view text, WallTime& time) {
  if ((text.size() != kMinuteLength && text.size() != kSecondLength) || text[10] != 'T' || text[13] != ':')
    return false;
  const int hour = digits(text.data() + 11, 2);
  const int minute = digits(text.data() + 14, 2);
  int second = 0;
  if (text.size() == kSecondLength) {
    if (text[16] != ':') return false;
    second = digits(text.data() + 17, 2);
  }
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return false;
  Day day = 0;
  if (!parseDate(text.substr(0, kDateLength), day)) return false;
  time = {day, hour * 3600 + minute * 60 + second};
  return true;
}

std::string formatDate(Day day) {
  char buffer[kDateLength];
  return {buffer, putDate(buffer, day)};
}

std::string formatWallTime(WallTime time) {
  char buffer[kSecondLength];
  // Through the range, so that a second of the day outside 0..86399 becomes a time and not three digits.
  const WallTime inRange = addSeconds(time, 0);
  char* at = putDate(buffer, inRange.day);
  *at++ = 'T';
  at = putDigits(at, inRange.secondOfDay / 3600, 2);
  *at++ = ':';
  at = putDigits(at, inRange.secondOfDay / 60 % 60, 2);
  if (inRange.secondOfDay % 60 != 0) {
    *at++ = ':';
    at = putDigits(at, inRange.secondOfDay % 60, 2);
  }
  return {buffer, at};
}

} // namespace slt::calendar
