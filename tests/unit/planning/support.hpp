// What the tests of the planner share: small requests as JSON, and a review as lines that can be read and compared.
//
// The period is Monday 2027-01-04 to Friday 2027-02-26: eight weeks without a holiday, so 40 open days, and the n-th of
// them is day `open(n)`. Every body meets at 10:00 for an hour on any day from Monday to Friday.
#pragma once

#include "api/planning.hpp"
#include "events/support.hpp"

namespace slt::test {

using Lines = std::vector<std::string>;

/// A body that can do nothing wrong but where `more` says so.
inline Json body(const std::string& id, int count, const Json& more = {}) {
  Json made = {{"id", id}, {"count", count}, {"minutes", 60}, {"slots", Json::array()}};
  for (int weekday = 1; weekday <= 5; ++weekday) made["slots"].push_back({{"weekday", weekday}, {"start", "10:00"}});
  made["spacing"] = {{"min", 0}, {"max", 1000}};
  if (!more.is_null()) made.update(more);
  return made;
}
inline Json withDefaultSpacing(Json body) {
  body.erase("spacing");
  return body;
}
inline Json planRequest(std::vector<Json> bodies, const Json& more = {}) {
  Json made = {{"period", {{"from", "2027-01-04"}, {"to", "2027-02-26"}}}, {"bodies", std::move(bodies)}};
  if (!more.is_null()) made.update(more);
  return made;
}

/// The n-th open day of the period, counted from 1.
inline std::string open(int n) {
  const calendar::Day monday = calendar::fromCivil({2027, 1, 4});
  const calendar::Civil date = calendar::toCivil(monday + (n - 1) / 5 * 7 + (n - 1) % 5);
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return std::to_string(date.year) + "-" + two(date.month) + "-" + two(date.day);
}
/// Meeting `index` (from 1) at 10:00 on the n-th open day; `start` is a date, a time of that day, or both.
inline Json meeting(const std::string& body, int index, const std::string& start, const std::string& room = "") {
  Json made = {{"body", body}, {"index", index}, {"start", start.size() > 10 ? start : start + "T10:00"}};
  if (!room.empty()) made["room"] = room;
  return made;
}
inline Json meeting(const std::string& body, int index, int n, const std::string& time = "10:00",
                    const std::string& room = "") {
  return meeting(body, index, open(n) + "T" + time, room);
}
inline Json busy(const std::string& from, const std::string& to) {
  return {{{"from", from}, {"to", to}}};
}

inline std::string refText(const Json& ref) {
  return ref["body"].get<std::string>() + std::to_string(ref["index"].get<int>());
}

struct Reviewed {
  Json value;

  std::int64_t cost() const { return value["cost"].get<std::int64_t>(); }
  /// "kind a1 person cost" of each cost line; their sum is checked on the way.
  Lines costs() const {
    Lines all;
    std::int64_t sum = 0;
    for (const Json& line : value["costs"]) {
      std::string text = line["kind"].get<std::string>() + " " + refText(line["meeting"]);
      if (line.contains("person")) text += " " + line["person"].get<std::string>();
      all.push_back(text + " " + line["cost"].dump());
      CHECK(line["cost"] > 0);
      sum += line["cost"].get<std::int64_t>();
    }
    CHECK(sum == cost());
    return all;
  }
  /// "code a1 b2" of each breach.
  Lines broken() const {
    Lines all;
    for (const Json& breach : value["broken"]) {
      std::string text = breach["code"].get<std::string>();
      for (const Json& ref : breach["meetings"]) text += " " + refText(ref);
      all.push_back(text);
    }
    return all;
  }
  /// The only breach.
  const Json& breach() const {
    REQUIRE(value["broken"].size() == 1);
    return value["broken"][0];
  }
};

inline Reviewed reviewed(const Json& request, const std::vector<Json>& meetings) {
  const Json answer = parsed(api::reviewPlan(request.dump(), Json(meetings).dump()));
  INFO(answer.dump());
  REQUIRE(answer["ok"] == true);
  return {answer["value"]};
}

/// "path code" of each problem.
inline Lines toldBy(const Json& answer) {
  Lines all;
  if (answer["ok"] == true) return all;
  for (const Json& problem : answer["problems"]) {
    CHECK_FALSE(problem["detail"].get<std::string>().empty());
    all.push_back(problem["path"].get<std::string>() + " " + problem["code"].get<std::string>());
  }
  CHECK_FALSE(all.empty());
  return all;
}

} // namespace slt::test
