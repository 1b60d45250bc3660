// Lint: each code with a pack that has the fault and without one that has not, each with an event that shows it.
#include "events/support.hpp"

using namespace slt::test;

namespace {

const Json kBands = {{{"kind", "closingTime"},
                      {"severity", "advice"},
                      {"group", "g"},
                      {"reading", "strictest"},
                      {"ages", {{"from", 13}, {"to", 15}}},
                      {"closes", "22:00"}},
                     {{"kind", "closingTime"},
                      {"severity", "advice"},
                      {"group", "g"},
                      {"reading", "strictest"},
                      {"ages", {{"from", 16}, {"to", 18}}},
                      {"closes", "01:00"}}};

/// "code path" of every problem, after each example has been asked about like any other application.
std::vector<std::string> linted(const Json& pack, const std::string& asOf = "2027-01-04") {
  const Rules rules(pack);
  std::vector<std::string> all;
  for (const Json& problem : rules.lint(asOf)) {
    INFO(problem.dump());
    CHECK_FALSE(problem["detail"].get<std::string>().empty());
    const std::string path = problem["path"].get<std::string>();
    // The place is there, or it is the key that is missing from what is there.
    const std::string parent = path.substr(0, path.rfind('/'));
    CHECK((pack.contains(Json::json_pointer(path)) || pack.contains(Json::json_pointer(parent))));
    CHECK(problem.contains("example"));
    if (problem.contains("example")) {
      const Json answer =
          parsed(rules.api().check(problem["example"].dump(), asOf.empty() ? "2027-01-04" : asOf, true));
      INFO(answer.dump());
      CHECK(answer["ok"] == true);
    }
    all.push_back(problem["code"].get<std::string>() + " " + path);
  }
  return all;
}
using Told = std::vector<std::string>;

Json place() {
  return {{"kind", "place"}};
}

} // namespace

TEST_CASE("lint: a sound pack has no problems", "[events][lint]") {
  CHECK(linted(packOf({place(),
                       {{"kind", "notice"}, {"send", "application"}, {"before", {{"days", 14}}}},
                       kBands[0],
                       kBands[1]})) == Told{});
  CHECK(linted(packOf({})) == Told{});
}

TEST_CASE("lint: the built-in packs have no problem but the overlap at 15 that their texts have", "[events][lint]") {
  for (const std::string& name : packNames()) {
    INFO(name);
    Told expected;
    const Json pack = packJson(name);
    for (std::size_t i = 0; i < pack["rules"].size(); ++i) {
      const std::string id = pack["rules"][i]["id"].get<std::string>();
      if (id == "hamar/8" || id == "loten/6/15-18")
        expected.push_back("bandOverlap /rules/" + std::to_string(i) + "/ages");
    }
    CHECK(linted(pack, "") == expected);
    CHECK(linted(pack, "2027-11-21") == expected);
    // A year after the sources were checked every one of them is stale.
    const Told stale = linted(pack, "2027-11-22");
    CHECK(std::ranges::count(stale, std::string("staleSource /source/checkedOn")) == 1);
  }
}

TEST_CASE("lint: bands that name an age twice, or leave one out", "[events][lint]") {
  Json overlap = kBands;
  overlap[1]["ages"]["from"] = 15;
  CHECK(linted(packOf({overlap[0], overlap[1]})) == Told{"bandOverlap /rules/2/ages"});
  const Json problem = Rules(packOf({overlap[0], overlap[1]})).lint()[0];
  CHECK(problem["example"]["ageMin"] == 15);
  CHECK(problem["example"]["ageMax"] == 15);
  // The same hour twice is no contradiction.
  overlap[1]["closes"] = "22:00";
  CHECK(linted(packOf({overlap[0], overlap[1]})) == Told{});
  Json gap = kBands;
  gap[1]["ages"]["from"] = 17;
  CHECK(linted(packOf({gap[0], gap[1]})) == Told{"bandGap /rules/2/ages"});
  CHECK(Rules(packOf({gap[0], gap[1]})).lint()[0]["example"]["ageMin"] == 16);
  // The order of the rules does not matter; the path is the later band's.
  CHECK(linted(packOf({gap[1], gap[0]})) == Told{"bandGap /rules/1/ages"});
  // Bands of other groups do not count.
  Json apart = overlap;
  apart[1]["closes"] = "01:00";
  apart[1]["group"] = "other";
  CHECK(linted(packOf({apart[0], apart[1]})) == Told{});
}

TEST_CASE("lint: missing words and sources", "[events][lint]") {
  Json pack = packOf({place()});
  pack["title"].erase("nn");
  pack["rules"][1]["title"].erase("en");
  CHECK(linted(pack) == Told{"missingTranslation /title/nn", "missingTranslation /rules/1/title/en"});

  pack = packOf({place(),
                 {{"kind", "information"},
                  {"severity", "info"},
                  {"quote", ""},
                  {"text", {{"nb", "t"}}},
                  {"note", {{"nb", "n"}, {"en", "n"}}}}});
  CHECK(linted(pack) == Told{"missingTranslation /rules/2/text/nn", "missingTranslation /rules/2/text/en",
                             "missingTranslation /rules/2/note/nn"});

  pack = withQuestions(
      packOf({{{"kind", "statement"}, {"question", "q"}, {"text", {{"nb", "t"}, {"nn", "t"}, {"en", "t"}}}}}), {"q"});
  pack["questions"][0]["text"].erase("en");
  pack["questions"][0]["help"] = {{"nb", "h"}, {"en", "h"}};
  CHECK(linted(pack) == Told{"missingTranslation /questions/0/text/en", "missingTranslation /questions/0/help/nn"});

  pack = packOf({place()});
  pack["rules"][1].erase("quote");
  CHECK(linted(pack) == Told{"missingQuote /rules/1/quote"});
  pack["rules"][1]["quote"] = "";
  CHECK(linted(pack) == Told{"missingQuote /rules/1/quote"});

  pack = packOf({place()});
  pack["source"].erase("checkedOn");
  CHECK(linted(pack) == Told{"missingSource /source/checkedOn"});
  pack = packOf({place()});
  pack["source"].erase("title");
  const Told untitled = linted(pack);
  CHECK(std::ranges::count(untitled, std::string("missingSource /source/title")) == 1);
}

TEST_CASE("lint: sources checked long ago", "[events][lint]") {
  Json pack = packOf({place(), place()});
  pack["source"]["checkedOn"] = "2026-03-01";
  pack["rules"][2]["source"] = {{"title", "Lov"}, {"checkedOn", "2025-01-01"}};
  CHECK(linted(pack, "") == Told{});
  CHECK(linted(pack, "2025-12-31") == Told{});
  CHECK(linted(pack, "2026-03-01") == Told{"staleSource /rules/2/source/checkedOn"});
  CHECK(linted(pack, "2027-03-01") == Told{"staleSource /rules/2/source/checkedOn"});
  CHECK(linted(pack, "2027-03-02") == Told{"staleSource /source/checkedOn", "staleSource /rules/2/source/checkedOn"});
}

TEST_CASE("lint: a question that nobody asks", "[events][lint]") {
  const Json text = {{"nb", "t"}, {"nn", "t"}, {"en", "t"}};
  Json timed = kBands[0];
  timed["longerIf"] = "c";
  Json pack = withQuestions(packOf({{{"kind", "place"}, {"when", {{"question", "a"}}}},
                                    {{"kind", "statement"}, {"question", "b"}, {"text", text}},
                                    timed}),
                            {"a", "b", "c", "d"});
  CHECK(linted(pack) == Told{"unusedQuestion /questions/3"});
}

TEST_CASE("lint: parameters that contradict themselves", "[events][lint]") {
  const auto of = [](Json rule) { return linted(packOf({std::move(rule)})); };
  CHECK(of({{"kind", "place"}, {"validFrom", "2027-02-02"}, {"validTo", "2027-02-01"}}) ==
        Told{"contradiction /rules/1/validTo", "deadRule /rules/1"});
  CHECK(of({{"kind", "place"}, {"validFrom", "2027-02-01"}, {"validTo", "2027-02-01"}}) == Told{});
  CHECK(of({{"kind", "place"}, {"when", {{"participants", {{"min", 5}, {"max", 4}}}}}}) ==
        Told{"contradiction /rules/1/when", "deadRule /rules/1"});
  CHECK(of({{"kind", "place"}, {"when", {{"schools", {{"above", 5}, {"below", 6}}}}}}) ==
        Told{"contradiction /rules/1/when", "deadRule /rules/1"});
  CHECK(of({{"kind", "notice"}, {"send", "guardList"}, {"before", {{"days", 0}}}}) ==
        Told{"contradiction /rules/1/before"});
  CHECK(of({{"kind", "notice"}, {"send", "application"}, {"before", {{"months", 0}}}}) ==
        Told{"contradiction /rules/1/before"});
  CHECK(of({{"kind", "minimumAge"}, {"role", "guards"}, {"over", 17}, {"reading", "completed"}}) ==
        Told{"contradiction /rules/1/over"});
  CHECK(of({{"kind", "minimumAge"}, {"role", "responsible"}, {"atLeast", 17}}) ==
        Told{"contradiction /rules/1/atLeast"});
  CHECK(of({{"kind", "minimumAge"}, {"role", "guards"}, {"over", 18}, {"reading", "completed"}}) == Told{});
  Json closes = kBands[0];
  closes["closes"] = "06:00";
  CHECK(of(closes) == Told{"contradiction /rules/1/closes"});
  Json pack = packOf({place()});
  pack["rules"][0]["any"].push_back({{"participants", {{"min", 2}, {"max", 1}}}});
  CHECK(linted(pack) == Told{"contradiction /rules/0/any/1"});
}

TEST_CASE("lint: rules that never apply, or never fail", "[events][lint]") {
  const auto of = [](Json rule) { return linted(packOf({std::move(rule)})); };
  CHECK(of({{"kind", "place"}, {"when", {{"access", "closed"}}}}) == Told{"deadRule /rules/1"});
  CHECK(of({{"kind", "place"}, {"when", {{"access", "public"}}}}) == Told{});
  CHECK(of({{"kind", "guardNumber"}, {"required", {{"steps", {{{"guards", 0}}}}}}}) == Told{"neverFails /rules/1"});
  CHECK(of({{"kind", "guardNumber"}, {"required", {{"judgement", true}}}}) == Told{});
  CHECK(of({{"kind", "guardShare"}, {"percent", 50}, {"fromAge", 0}}) == Told{"neverFails /rules/1"});
  CHECK(of({{"kind", "lowestAge"}, {"age", 0}}) == Told{"neverFails /rules/1"});
  CHECK(of({{"kind", "lowestAge"}, {"age", 1}}) == Told{});
  // A band all of whose ages belong to another.
  Json all = kBands;
  all[0]["reading"] = all[1]["reading"] = "most-permissive";
  all[1]["ages"] = {{"from", 12}, {"to", 19}};
  const Told hidden = linted(packOf({all[0], all[1]}));
  CHECK(std::ranges::count(hidden, std::string("neverFails /rules/1")) == 1);
  CHECK(std::ranges::count(hidden, std::string("neverFails /rules/2")) == 0);
}

TEST_CASE("lint: a condition that shares one kind of event with the scope is not dead", "[events][lint]") {
  Json pack = packOf({{{"kind", "place"}, {"when", {{"kind", {"concert", "dance"}}}}}});
  pack["rules"][0]["any"] = {{{"kind", {"disco", "dance"}}}};
  const Json verdict = Rules(pack).check({{"kind", "dance"}, {"nearSchoolDistrict", false}}, "2027-01-04");
  REQUIRE(stateOf(verdict, "p/1") == "broken");
  CHECK(linted(pack) == Told{});
}

TEST_CASE("lint: a demand on guards that applies to small events only can fail", "[events][lint]") {
  const Json pack = packOf(
      {{{"kind", "guardNumber"}, {"required", {{"percent", 10}}}, {"when", {{"participants", {{"max", 200}}}}}}});
  const Json verdict =
      Rules(pack).check({{"access", "public"}, {"participants", 200}, {"guards", {{{"age", 40}}}}}, "2027-01-04");
  REQUIRE(stateOf(verdict, "p/1") == "broken");
  CHECK(linted(pack) == Told{});
}

TEST_CASE("lint: fewer than none is no number", "[events][lint]") {
  const Told all = linted(packOf({{{"kind", "place"}, {"when", {{"participants", {{"below", 0}}}}}}}));
  CHECK(std::ranges::count(all, std::string("deadRule /rules/1")) == 1);
}
