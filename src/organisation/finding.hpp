// What a review finds: the same findings as those on events, about organisations, years, measures and referrals. The
// words and the quotes are the callers' business.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "organisation/organisation.hpp"

namespace slt::organisation {

enum class State : std::uint8_t { Met, Broken, Missing, Judgement, Irrelevant };

/// A value of a message, or where a fact stands that an answer rests on or lacks: a field, or a field of an element of
/// a list. A list without a name is the input itself. One type for all, since every list of them costs a page bytes.
struct Detail {
  enum class Kind : std::uint8_t { Text, Number, Date, Fact, Missing };
  Kind kind;
  /// The value's, or the list's.
  std::string_view name;
  /// The text, or the field.
  std::string_view text;
  /// The number, the date, or the position in the list, -1 for none.
  std::int64_t number;
};

struct Finding {
  std::string_view rule;
  /// Behind the rule's id, after a slash, where one clause asks for several things.
  std::string_view part;
  Severity severity;
  State state;
  std::string_view code;
  std::vector<Detail> details;

  /// An empty text is left out.
  Finding& text(std::string_view name, std::string_view value);
  Finding& number(std::string_view name, std::int64_t value);
  Finding& day(std::string_view name, Day value);
  Finding& fact(std::string_view list, std::int64_t at, std::string_view field);
  Finding& missing(std::string_view list, std::int64_t at, std::string_view field);
};

/// Adds one.
Finding& add(std::vector<Finding>& findings, std::string_view rule, Severity severity, State state,
             std::string_view code);

} // namespace slt::organisation
