// Norwegian national identity numbers, which must never be kept: fødselsnummer, D-number and synthetic numbers.
#pragma once

#include <string>
#include <string_view>

namespace slt::json {

/// Are these eleven digits such a number? Six digits of a date (D-number: day + 40; synthetic: month + 40 or + 80),
/// three of an individual number and two check digits: k1 by the rule of today or the one from 2032 (remainders 0-3),
/// k2 modulo 11. Source: Skatteetaten, "Fødselsnummer" and "Nye regler for kontrollsiffer fra 2032".
bool isNationalId(std::string_view elevenDigits);

/// Does the text hold one? Also with spaces, dots or hyphens between the digits.
bool holdsNationalId(std::string_view text);

/// The text with each digit replaced, when it holds one; else as it is.
std::string withoutNationalId(std::string text);

} // namespace slt::json
