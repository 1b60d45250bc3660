// Reading organisations and school calendars: limits, hostile input, and what every field refuses.
#include "json/organisation.hpp"

#include "events/support.hpp"
#include "json/national_numbers.hpp"

using namespace slt::test;
using slt::json::Problems;

namespace {

std::vector<std::string> lines(const Problems& problems) {
  std::vector<std::string> all;
  for (const slt::json::Problem& problem : problems.list())
    all.push_back(problem.path + " " + std::string(problem.code));
  return all;
}
std::vector<std::string> problemsOf(const std::string& organisation) {
  Problems problems;
  const bool read = slt::json::decodeOrganisation(organisation, problems).has_value();
  CHECK(read == problems.none());
  return lines(problems);
}
Json profile(const std::string& name) {
  return parsed(readFile(std::string(SLT_SOURCE_DIR) + "/src/packs/profiles/" + name + ".json"));
}
using Told = std::vector<std::string>;

} // namespace

TEST_CASE("organisation: the built-in profiles can be read", "[json][organisation]") {
  for (const char* name : {"stange", "hamar"}) CHECK(problemsOf(profile(name).dump()) == Told{});
}

TEST_CASE("organisation: what is none", "[json][organisation]") {
  CHECK(problemsOf("") == Told{" syntax"});
  CHECK(problemsOf("[]") == Told{" type"});
  CHECK(problemsOf("null") == Told{" type"});
  CHECK(problemsOf("{}") == Told{"/municipality required", "/people required", "/bodies required"});
  CHECK(problemsOf(std::string(slt::json::kMaxOrganisationBytes + 1, ' ')) == Told{" limit"});
  Json named = profile("stange");
  named["people"][0]["title"]["nb"] = someNationalNumber(1, 2, 1990, 345, NumberKind::Birth);
  CHECK(problemsOf(named.dump()) == Told{"/people/0/title/nb nationalId"});
}

TEST_CASE("organisation: forms lead to the same site or by https, nowhere else", "[json][organisation]") {
  const auto told = [](const std::string& url) {
    Json organisation = profile("stange");
    organisation["forms"]["notification"] = {{"title", {{"nb", "Meld fra"}}}, {"url", url}};
    return problemsOf(organisation.dump());
  };
  for (const char* url : {"https://example.org/melding", "/skjema/melding.pdf", "skjema.html?om=slt", "#skjemaer"})
    CHECK(told(url) == Told{});
  for (const char* url :
       {"javascript:alert(1)", "http://example.org", "//example.org", "/\\example.org", "mailto:a@b.no"})
    CHECK(told(url) == Told{"/forms/notification/url url"});
  Json organisation = profile("stange");
  organisation["forms"] = {{"consent", {{"title", {{"nb", "Samtykke"}}}}}, {"other", Json::object()}};
  CHECK(problemsOf(organisation.dump()) == Told{"/forms/other unknownKey", "/forms/consent/url required"});
  organisation["forms"].erase("other");
  CHECK(problemsOf(organisation.dump()) == Told{"/forms/consent/url required"});
}

TEST_CASE("organisation: every part of a profile refuses another type", "[json][organisation]") {
  // Every place of a profile, itself or within, is asked: what is there is replaced by a value of a type that fits
  // nowhere.
  for (const char* name : {"stange", "hamar"}) {
    const Json whole = profile(name);
    int asked = 0;
    const Json places = whole.flatten();
    for (const auto& [pointer, value] : places.items()) {
      if (pointer == "/$schema") continue;
      const Json::json_pointer place(pointer);
      for (Json::json_pointer at = place; !at.empty(); at = at.parent_pointer()) {
        Json changed = whole;
        changed[at] = at.back() == "next" ? Json(1) : Json(true);
        INFO(at.to_string());
        const Told told = problemsOf(changed.dump());
        CHECK(std::ranges::find(told, at.to_string() + " type") != told.end());
        ++asked;
        if (asked % 7 != 0) break;
      }
    }
    CHECK(asked > 300);
  }
}

TEST_CASE("organisation: texts stay readable after everything is moved", "[json][organisation]") {
  // Short texts lie within the strings themselves: they must not move with what holds them.
  Problems problems;
  auto read = slt::json::decodeOrganisation(profile("hamar").dump(), problems);
  REQUIRE(read);
  const auto moved = *std::move(read);
  CHECK(moved.organisation.people.front().id == "ordforer");
  CHECK(moved.organisation.people.front().title.in(slt::organisation::Language::Nynorsk) == "Ordførar");
  CHECK(moved.organisation.bodies.front().name.in(slt::organisation::Language::English) ==
        "Coordinating working group");
  CHECK(moved.organisation.schoolCalendars.front().schoolYear == "2025/26");
}

TEST_CASE("organisation: limits", "[json][organisation]") {
  Json calendar = profile("hamar")["schoolCalendars"][0];
  const Json day = calendar["off"][1];
  const auto withDays = [&](std::size_t first, std::size_t second) {
    Json organisation = profile("stange");
    for (const std::size_t days : {first, second}) {
      calendar["off"] = Json::array();
      for (std::size_t i = 0; i < days; ++i) calendar["off"].push_back(day);
      organisation["schoolCalendars"].push_back(calendar);
    }
    return problemsOf(organisation.dump());
  };
  CHECK(withDays(500, slt::json::kMaxOff - 500) == Told{});
  CHECK(withDays(500, slt::json::kMaxOff - 499) == Told{"/schoolCalendars/1/off limit"});
  CHECK(withDays(slt::json::kMaxOff + 1, 0) == Told{"/schoolCalendars/0/off limit"});
  Json named = profile("stange");
  named["people"][0]["title"]["nb"] = std::string(200, 'n');
  CHECK(problemsOf(named.dump()) == Told{});
  named["people"][0]["title"]["nb"] = std::string(201, 'n');
  CHECK(problemsOf(named.dump()) == Told{"/people/0/title/nb limit"});
}
