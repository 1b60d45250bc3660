// What a review finds: the same findings as those on events, about organisations, years, measures and referrals. The
// words and the quotes are the callers' business.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "organisation/organisation.hpp"

namespace slt::organisation {

enum class State : std::uint8_t { Met, Broken, Missing, Judgement, Irrelevant };

/// A value of a message: a text where there is one, else a date or a number.
struct Param {
  std::string_view key;
  std::string_view text;
  std::int64_t number = 0;
  bool date = false;
};

/// Where a fact stands: a field, or a field of an element of a list. A list without a name is the input itself.
struct Place {
  std::string_view list;
  int at = -1;
  std::string_view field;
};

struct Finding {
  std::string_view rule;
  /// Behind the rule's id, after a slash, where one clause asks for several things.
  std::string_view part;
  Severity severity;
  State state;
  std::string_view code;
  std::vector<Param> params;
  std::vector<Place> facts;
  std::vector<Place> missing;

  Finding& text(std::string_view key, std::string_view value) {
    if (!value.empty()) params.push_back({key, value});
    return *this;
  }
  Finding& number(std::string_view key, std::int64_t value) {
    params.push_back({key, {}, value});
    return *this;
  }
  Finding& day(std::string_view key, Day value) {
    params.push_back({key, {}, value, true});
    return *this;
  }
};

} // namespace slt::organisation
