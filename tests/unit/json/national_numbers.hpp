// National identity numbers put together from their parts, for the tests of src/json/national_id.cpp and independent of
// it: there a number is recognised, here it is made, while a test runs.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace slt::test {

enum class NumberKind { Birth, D, SyntheticPlus40, SyntheticPlus80 };

/// The weighted sum of the first digits, modulo 11.
inline int weighted(const std::vector<int>& digits, const std::vector<int>& weights) {
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += digits[i] * weights[i];
  return sum % 11;
}

/// `remainder`: what the weighted sum with k1 leaves; 0 today, 0 to 3 from 2032. Nothing where a check digit would
/// be 10.
inline std::optional<std::string> nationalNumber(int day, int month, int year, int individual, NumberKind kind,
                                                 int remainder = 0) {
  if (kind == NumberKind::D) day += 40;
  if (kind == NumberKind::SyntheticPlus40) month += 40;
  if (kind == NumberKind::SyntheticPlus80) month += 80;
  std::vector<int> digits;
  for (const int pair : {day, month, year % 100}) digits.insert(digits.end(), {pair / 10, pair % 10});
  digits.insert(digits.end(), {individual / 100, individual / 10 % 10, individual % 10});
  const int k1 = (11 + remainder - weighted(digits, {3, 7, 6, 1, 8, 9, 4, 5, 2})) % 11;
  if (k1 == 10) return std::nullopt;
  digits.push_back(k1);
  const int k2 = (11 - weighted(digits, {5, 4, 3, 2, 7, 6, 5, 4, 3, 2})) % 11;
  if (k2 == 10) return std::nullopt;
  digits.push_back(k2);
  std::string text;
  for (const int digit : digits) text += static_cast<char>('0' + digit);
  return text;
}

/// The first number at or after the individual number given: for most there is one.
inline std::string someNationalNumber(int day, int month, int year, int individual, NumberKind kind,
                                      int remainder = 0) {
  for (int tried = 0; tried < 1000; ++tried) {
    if (auto text = nationalNumber(day, month, year, (individual + tried) % 1000, kind, remainder)) return *text;
  }
  return {};
}

} // namespace slt::test
