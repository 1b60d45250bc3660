// The vectors of tests/vectors/organisation: requests that are drawn up, and school calendars that are looked through,
// with their answers, worked out by hand.
#include "api/organisation.hpp"

#include <algorithm>

#include "events/support.hpp"
#include "organisation/support.hpp"

using namespace slt::test;

namespace {

std::vector<std::string> sorted(const Json& list) {
  std::vector<std::string> all;
  for (const Json& each : list) all.push_back(each.dump());
  std::ranges::sort(all);
  return all;
}
/// Only these fields of each, and that there is a detail.
Json only(const Json& list, std::initializer_list<const char*> keys) {
  Json all = Json::array();
  for (const Json& each : list) {
    CHECK_FALSE(each["detail"].get<std::string>().empty());
    Json some = Json::object();
    for (const char* key : keys) some[key] = each[key];
    all.push_back(some);
  }
  return all;
}

/// What differs from what is expected; empty when nothing does.
std::vector<std::string> differences(const Json& envelope, const Json& expect) {
  if (expect.empty()) return {"nothing is expected"};
  if (expect.contains("problems")) {
    if (envelope["ok"] == true) return {"nothing is refused"};
    const auto is = sorted(only(envelope["problems"], {"path", "code"}));
    return is == sorted(expect["problems"]) ? std::vector<std::string>{} : is;
  }
  if (envelope["ok"] != true) return {envelope.dump()};
  const Json& value = envelope["value"];
  if (expect.contains("remarks")) {
    const auto is = sorted(only(value, {"path", "code", "params"}));
    return is == sorted(expect["remarks"]) ? std::vector<std::string>{} : is;
  }
  std::vector<std::string> found;
  for (const auto& [pointer, should] : expect.items()) {
    const Json::json_pointer place(pointer);
    const Json is = value.contains(place) ? value[place] : Json();
    if (is != should) found.push_back(pointer + " is " + is.dump() + ", should be " + should.dump());
  }
  return found;
}

} // namespace

TEST_CASE("organisation vectors: requests", "[organisation][vectors]") {
  const Json file = vectors("requests.json");
  REQUIRE(file["cases"].size() > 50);
  for (const Json& vector : file["cases"]) {
    INFO(vector["name"].dump());
    const Json organisation = changed(file["organisation"], vector["change"]);
    const Json envelope = parsed(slt::api::planRequest(organisation.dump(), vector["period"].dump(),
                                                       vector.value("options", Json::object()).dump()));
    CHECK(differences(envelope, vector["expect"]) == std::vector<std::string>{});
    if (envelope["ok"] == true) CHECK(envelope["value"]["period"] == vector["period"]);
  }
}

TEST_CASE("organisation vectors: school calendars", "[organisation][vectors]") {
  const Json file = vectors("school-calendars.json");
  REQUIRE(file["cases"].size() > 20);
  std::set<std::string> codes;
  for (const Json& vector : file["cases"]) {
    INFO(vector["name"].dump());
    const Json envelope = parsed(slt::api::reviewSchoolCalendar(changed(file["calendar"], vector["change"]).dump()));
    CHECK(differences(envelope, vector["expect"]) == std::vector<std::string>{});
    for (const Json& remark : vector["expect"].value("remarks", Json::array()))
      codes.insert(remark["code"].get<std::string>());
  }
  CHECK(codes == std::set<std::string>{"reversed", "year", "weekend", "outside", "overlap", "missingBreak", "dayCount",
                                       "squeezed"});
}

TEST_CASE("organisation vectors: a wrong expectation is noticed", "[organisation][vectors]") {
  const Json file = vectors("requests.json");
  const Json envelope =
      parsed(slt::api::planRequest(file["organisation"].dump(), R"({"from":"2027-01-01","to":"2027-12-31"})", "{}"));
  CHECK(differences(envelope, {{"/bodies/0/count", 5}}).empty());
  for (const Json& wrong : {Json::object(), Json{{"/bodies/0/count", 4}}, Json{{"/bodies/2/count", 5}},
                            Json{{"/people", Json()}}, Json{{"problems", Json::array()}}}) {
    INFO(wrong.dump());
    CHECK_FALSE(differences(envelope, wrong).empty());
  }
}
