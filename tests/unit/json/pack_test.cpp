// Reading packs: every problem with its code and its place, and what the reader makes of what is right.
#include <algorithm>
#include <functional>

#include "events/support.hpp"
#include "json/pack.hpp"

using namespace slt::test;

namespace {

using Told = std::vector<std::string>;

/// "path code" of each problem, sorted; empty when the pack opens.
Told problemsOf(const std::string& text) {
  const Json opened = parsed(slt::api::EventRules(text).opened());
  Told all;
  if (opened["ok"] == true) return all;
  for (const Json& problem : opened["problems"])
    all.push_back(problem["path"].get<std::string>() + " " + problem["code"].get<std::string>());
  CHECK_FALSE(all.empty());
  std::ranges::sort(all);
  return all;
}
Told problemsOf(const Json& pack) {
  return problemsOf(pack.dump());
}
/// The problems of a pack with this one rule, below "/rules/1".
Told ofRule(Json rule) {
  Told all = problemsOf(packOf({std::move(rule)}));
  for (std::string& each : all) {
    if (each.starts_with("/rules/1")) each = each.substr(8);
  }
  return all;
}
Told with(const std::function<void(Json&)>& change) {
  Json pack = withQuestions(
      packOf({{{"kind", "place"}}, {{"kind", "statement"}, {"question", "q"}, {"text", {{"nb", "t"}}}}}), {"q"});
  change(pack);
  return problemsOf(pack);
}

} // namespace

TEST_CASE("packs: what is no pack at all", "[json][packs]") {
  CHECK(problemsOf(std::string("")) == Told{" syntax"});
  CHECK(problemsOf(std::string("{")) == Told{" syntax"});
  CHECK(problemsOf(std::string("[]")) == Told{" type"});
  CHECK(problemsOf(std::string("null")) == Told{" type"});
  CHECK(problemsOf(std::string("{}")) ==
        Told{"/id required", "/rules required", "/source required", "/title required", "/version required"});
  CHECK(problemsOf("{}" + std::string(slt::json::kMaxPackBytes, ' ')) == Told{" limit"});
  // Every later call gives the same problems.
  const slt::api::EventRules closed("{");
  CHECK(closed.pack() == nullptr);
  CHECK(closed.check("{}", "2027-01-04", true) == closed.opened());
  CHECK(closed.checkAll("[]", "2027-01-04", true) == closed.opened());
  CHECK(closed.lint("") == closed.opened());
}

TEST_CASE("packs: problems of the pack's own fields", "[json][packs]") {
  CHECK(with([](Json&) {}) == Told{});
  CHECK(with([](Json& p) { p["$schema"] = "./pack.schema.json"; }) == Told{});
  CHECK(with([](Json& p) { p["author"] = "x"; }) == Told{"/author unknownKey"});
  CHECK(with([](Json& p) { p["id"] = 5; }) == Told{"/id type"});
  CHECK(with([](Json& p) { p["id"] = std::string(4001, 'x'); }) == Told{"/id limit"});
  CHECK(with([](Json& p) { p["title"] = "x"; }) == Told{"/title type"});
  CHECK(with([](Json& p) { p["title"] = {{"en", "x"}, {"se", "x"}}; }) ==
        Told{"/title/nb required", "/title/se unknownKey"});
  CHECK(with([](Json& p) { p["source"] = 1; }) == Told{"/source type"});
  CHECK(with([](Json& p) { p["source"]["cheked"] = "x"; }) == Told{"/source/cheked unknownKey"});
  CHECK(with([](Json& p) { p["source"]["legal"] = "x"; }) == Told{"/source/legal type"});
  CHECK(with([](Json& p) { p["source"]["legal"] = {"x", 1}; }) == Told{"/source/legal/1 type"});
  CHECK(with([](Json& p) { p["source"]["checkedOn"] = "2026-02-30"; }) == Told{"/source/checkedOn date"});
  CHECK(with([](Json& p) { p["source"]["paraphrase"] = "yes"; }) == Told{"/source/paraphrase type"});
  CHECK(with([](Json& p) { p["eveningStartsAt"] = "24:00"; }) == Told{"/eveningStartsAt hour"});
  CHECK(with([](Json& p) { p["eveningStartsAt"] = "6:00"; }) == Told{"/eveningStartsAt hour"});
  CHECK(with([](Json& p) { p["eveningStartsAt"] = 6; }) == Told{"/eveningStartsAt type"});
  CHECK(with([](Json& p) { p["schoolYearStartsIn"] = 0; }) == Told{"/schoolYearStartsIn range"});
  CHECK(with([](Json& p) { p["schoolYearStartsIn"] = 13; }) == Told{"/schoolYearStartsIn range"});
  CHECK(with([](Json& p) { p["readings"] = {{{"id", "x"}}, 1}; }) ==
        Told{"/readings/0/text required", "/readings/1 type"});
  CHECK(with([](Json& p) { p["readings"] = {{{"id", "x"}, {"text", {{"nb", "t"}}}, {"y", 1}}}; }) ==
        Told{"/readings/0/y unknownKey"});
  CHECK(with([](Json& p) { p["readings"] = "x"; }) == Told{"/readings type"});
}

TEST_CASE("packs: an address becomes a link, so it is a web address", "[json][packs]") {
  CHECK(with([](Json& p) { p["source"]["url"] = "https://www.hamar.kommune.no/"; }) == Told{});
  for (const char* url : {"javascript:alert(1)", "http://example.org/", "//example.org/", "data:text/html,x", "HTTPS",
                          " https://example.org/"}) {
    INFO(url);
    const Told problems = with([&](Json& p) { p["source"]["url"] = url; });
    CHECK(problems == Told{"/source/url url"});
  }
}

TEST_CASE("packs: problems of questions", "[json][packs]") {
  CHECK(with([](Json& p) { p["questions"] = 1; }) == Told{"/questions type", "/rules/2/question unknownQuestion"});
  CHECK(with([](Json& p) { p["questions"].push_back(p["questions"][0]); }) == Told{"/questions/1 duplicateId"});
  CHECK(with([](Json& p) { p["questions"].push_back(1); }) == Told{"/questions/1 type"});
  CHECK(with([](Json& p) { p["questions"][0]["x"] = 1; }) == Told{"/questions/0/x unknownKey"});
  CHECK(with([](Json& p) { p["questions"].push_back(Json::object()); }) ==
        Told{"/questions/1/id required", "/questions/1/text required"});
  const auto many = [](int count) {
    return with([=](Json& p) {
      for (int i = 1; i < count; ++i)
        p["questions"].push_back({{"id", "q" + std::to_string(i)}, {"text", {{"nb", "t"}}}});
    });
  };
  CHECK(many(32) == Told{});
  CHECK(many(33) == Told{"/questions limit", "/rules/2/question unknownQuestion"});
}

TEST_CASE("packs: problems of the list of rules", "[json][packs]") {
  CHECK(with([](Json& p) { p["rules"] = Json::array(); }) == Told{"/rules limit"});
  CHECK(with([](Json& p) { p["rules"] = 1; }) == Told{"/rules type"});
  CHECK(with([](Json& p) { p["rules"][1] = 1; }) == Told{"/rules/1 type"});
  CHECK(with([](Json& p) { p["rules"][2]["id"] = "p/1"; }) == Told{"/rules/2/id duplicateId"});
  CHECK(with([](Json& p) {
          p["rules"].push_back(p["rules"][0]);
          p["rules"][3]["id"] = "p/x";
        }) == Told{"/rules/3 scope"});
  CHECK(with([](Json& p) { p["rules"].erase(0); }) == Told{"/rules/0 scope"});
  Json many = packOf({});
  for (int i = 1; i < 100; ++i) {
    many["rules"].push_back(
        {{"id", "p/" + std::to_string(i)}, {"kind", "place"}, {"severity", "must"}, {"title", {{"nb", "t"}}}});
  }
  CHECK(problemsOf(many) == Told{});
  many["rules"].push_back({{"id", "p/100"}, {"kind", "place"}, {"severity", "must"}, {"title", {{"nb", "t"}}}});
  CHECK(problemsOf(many) == Told{"/rules limit"});
}

TEST_CASE("packs: so many closing times that an open form would be slow to judge", "[json][packs]") {
  const auto closings = [](int count) {
    return problemsOf(packOf(std::vector<Json>(static_cast<std::size_t>(count),
                                               {{"kind", "closingTime"}, {"group", "g"}, {"closes", "22:00"}})));
  };
  CHECK(closings(slt::events::kMaxClosingTimes) == Told{});
  CHECK(closings(slt::events::kMaxClosingTimes + 1) == Told{"/rules limit"});
}

TEST_CASE("packs: problems that any rule can have", "[json][packs]") {
  CHECK(ofRule({{"kind", "place"}}) == Told{});
  CHECK(
      problemsOf(packOf({{{"kind", nullptr}, {"id", nullptr}, {"severity", nullptr}, {"title", nullptr}}})) ==
      Told{"/rules/1/id required", "/rules/1/kind required", "/rules/1/severity required", "/rules/1/title required"});
  CHECK(ofRule({{"kind", "dress"}}) == Told{"/kind unknownKind"});
  CHECK(ofRule({{"kind", 1}}) == Told{"/kind type", "/kind unknownKind"});
  CHECK(ofRule({{"kind", "place"}, {"severity", "shall"}}) == Told{"/severity enum"});
  CHECK(ofRule({{"kind", "place"}, {"severity", "info"}}) == Told{"/severity contradiction"});
  CHECK(ofRule({{"kind", "information"}, {"severity", "must"}, {"text", {{"nb", "t"}}}}) ==
        Told{"/severity contradiction"});
  CHECK(ofRule({{"kind", "place"}, {"clause", 5}}) == Told{"/clause type"});
  CHECK(ofRule({{"kind", "place"}, {"validFrom", "x"}, {"validTo", 5}}) == Told{"/validFrom date", "/validTo type"});
  CHECK(ofRule({{"kind", "place"}, {"note", {{"en", "x"}}}}) == Told{"/note/nb required"});
  CHECK(ofRule({{"kind", "place"}, {"text", {{"nb", "x"}}}}) == Told{"/text unknownKey"});
  CHECK(ofRule({{"kind", "place"}, {"over", 25}}) == Told{"/over unknownKey"});
  CHECK(ofRule({{"kind", "place"}, {"source", {{"x", 1}}}}) == Told{"/source/x unknownKey"});
}

TEST_CASE("packs: problems of conditions", "[json][packs]") {
  const auto of = [](Json when) { return ofRule({{"kind", "place"}, {"when", std::move(when)}}); };
  CHECK(of(1) == Told{"/when type"});
  CHECK(of({{"color", 1}}) == Told{"/when/color unknownKey"});
  CHECK(of({{"kind", "disco"}}) == Told{"/when/kind type"});
  CHECK(of({{"kind", {"disco", "rave"}}}) == Told{"/when/kind/1 enum"});
  CHECK(of({{"access", "open"}}) == Told{"/when/access enum"});
  CHECK(of({{"schools", 1}}) == Told{"/when/schools type"});
  CHECK(of({{"schools", {{"least", 1}}}}) == Told{"/when/schools/least unknownKey"});
  CHECK(of({{"participants", {{"min", -1}, {"max", 1.5}}}}) ==
        Told{"/when/participants/max fraction", "/when/participants/min negative"});
  CHECK(of({{"schoolEvent", "yes"}}) == Told{"/when/schoolEvent type"});
  CHECK(of({{"question", "none"}}) == Told{"/when/question unknownQuestion"});
  CHECK(of({{"question", 1}}) == Told{"/when/question type"});
}

TEST_CASE("packs: problems of each kind", "[json][packs]") {
  SECTION("scope") {
    const auto any = [](Json tests) {
      Json pack = packOf({});
      pack["rules"][0]["any"] = std::move(tests);
      return problemsOf(pack);
    };
    CHECK(any(nullptr) == Told{"/rules/0/any required"});
    CHECK(any(1) == Told{"/rules/0/any type"});
    CHECK(any(Json::array()) == Told{"/rules/0/any limit"});
    CHECK(any(Json::array({1})) == Told{"/rules/0/any/0 type"});
    CHECK(any(std::vector<Json>(10, {{"access", "public"}})) == Told{});
    CHECK(any(std::vector<Json>(11, {{"access", "public"}})) == Told{"/rules/0/any limit"});
    Json pack = withQuestions(packOf({}), {"q"});
    pack["rules"][0]["any"][0]["question"] = "q";
    CHECK(problemsOf(pack) == Told{"/rules/0/any/0 unknownKey"});
  }
  SECTION("notice") {
    const auto of = [](Json send, Json before) {
      return ofRule({{"kind", "notice"}, {"send", std::move(send)}, {"before", std::move(before)}});
    };
    CHECK(of("application", {{"days", 0}}) == Told{});
    CHECK(of("application", {{"days", 3660}}) == Told{});
    CHECK(of("guardList", {{"weeks", 520}}) == Told{});
    CHECK(of("guardList", {{"months", 120}}) == Told{});
    CHECK(of(nullptr, nullptr) == Told{"/before required", "/send required"});
    CHECK(of("poster", 14) == Told{"/before type", "/send enum"});
    CHECK(of("application", Json::object()) == Told{"/before lead"});
    CHECK(of("application", {{"days", 1}, {"weeks", 1}}) == Told{"/before lead"});
    CHECK(of("application", {{"hours", 1}}) == Told{"/before lead", "/before/hours unknownKey"});
    CHECK(of("application", {{"days", 3661}}) == Told{"/before/days range"});
    CHECK(of("application", {{"weeks", 521}}) == Told{"/before/weeks range"});
    CHECK(of("application", {{"months", 121}}) == Told{"/before/months range"});
    CHECK(of("application", {{"days", -1}}) == Told{"/before/days negative"});
    CHECK(of("guardList", {{"with", "application"}}) == Told{"/before contradiction"});
    CHECK(of("application", {{"with", "application"}}) == Told{"/before contradiction"});
    CHECK(of("guardList", {{"with", "poster"}}) == Told{"/before contradiction", "/before/with enum"});
  }
  SECTION("minimumAge") {
    const auto of = [](Json rule) {
      rule["kind"] = "minimumAge";
      return ofRule(std::move(rule));
    };
    CHECK(of({{"role", "guards"}, {"over", 20}, {"reading", "completed"}}) == Told{});
    CHECK(of({{"role", "guards"}, {"atLeast", 20}}) == Told{});
    CHECK(of({{"role", nullptr}}) == Told{"/over required", "/reading required", "/role required"});
    CHECK(of({{"role", "dj"}, {"over", 151}, {"reading", "kind"}}) ==
          Told{"/over range", "/reading enum", "/role enum"});
    CHECK(of({{"role", "guards"}, {"over", 20}, {"atLeast", 20}, {"reading", "completed"}}) ==
          Told{"/atLeast contradiction"});
  }
  SECTION("guardNumber") {
    const auto of = [](Json required) { return ofRule({{"kind", "guardNumber"}, {"required", std::move(required)}}); };
    CHECK(of(nullptr) == Told{"/required required"});
    CHECK(of(2) == Told{"/required type"});
    CHECK(of(Json::object()) == Told{"/required required"});
    CHECK(of({{"some", 1}}) == Told{"/required/some unknownKey"});
    CHECK(of({{"judgement", false}}) == Told{"/required/judgement contradiction"});
    CHECK(of({{"judgement", true}, {"minimum", 1}}) == Told{"/required/judgement contradiction"});
    CHECK(of({{"minimum", 0}}) == Told{"/required/minimum range"});
    CHECK(of({{"minimum", 100001}}) == Told{"/required/minimum range"});
    CHECK(of({{"percent", 0}}) == Told{"/required/percent range"});
    CHECK(of({{"percent", 101}}) == Told{"/required/percent range"});
    CHECK(of({{"oneForEach", 0}}) == Told{"/required/oneForEach range"});
    CHECK(of({{"steps", 1}}) == Told{"/required/steps type"});
    CHECK(of({{"steps", Json::array()}}) == Told{"/required/steps limit"});
    CHECK(of({{"steps", std::vector<Json>(51, {{"guards", 1}})}}).size() >= 1);
    CHECK(of({{"steps", {1}}}) == Told{"/required/steps/0 type"});
    CHECK(of({{"steps", {{{"upTo", 50}}}}}) == Told{"/required/steps/0/guards required"});
    CHECK(of({{"steps", {{{"guards", 1}}, {{"guards", 2}}}}}) == Told{"/required/steps/0 order"});
    CHECK(of({{"steps", {{{"upTo", 50}, {"guards", 1}}, {{"upTo", 50}, {"guards", 2}}}}}) ==
          Told{"/required/steps/1/upTo order"});
    CHECK(of({{"steps", {{{"upTo", 50}, {"guards", 2}}, {{"upTo", 60}, {"guards", 1}}}}}) ==
          Told{"/required/steps/1 order"});
    CHECK(of({{"steps", {{{"upTo", 50}, {"guards", 2}, {"x", 1}}}}}) == Told{"/required/steps/0/x unknownKey"});
  }
  SECTION("guardShare") {
    CHECK(ofRule({{"kind", "guardShare"}}) == Told{"/fromAge required", "/percent required"});
    CHECK(ofRule({{"kind", "guardShare"}, {"percent", 0}, {"fromAge", 151}}) ==
          Told{"/fromAge range", "/percent range"});
  }
  SECTION("closingTime") {
    const auto of = [](Json rule) {
      rule["kind"] = "closingTime";
      if (!rule.contains("group")) rule["group"] = "g";
      return ofRule(std::move(rule));
    };
    CHECK(of({{"closes", "24:00"}}) == Told{});
    CHECK(of({{"closes", nullptr}, {"group", nullptr}}) == Told{"/closes required", "/group required"});
    for (const char* hour : {"24:01", "25:00", "22.00", "9:00", "", "xx:yy"})
      CHECK(of({{"closes", hour}}) == Told{"/closes hour"});
    CHECK(of({{"closes", "22:00:00"}}) == Told{"/closes limit"});
    CHECK(of({{"closes", 22}}) == Told{"/closes type"});
    CHECK(of({{"closes", Json::array()}}) == Told{"/closes required"});
    CHECK(of({{"closes", {1}}}) == Told{"/closes required", "/closes/0 type"});
    CHECK(of({{"closes", {{{"at", "22:00"}}, {{"at", "23:00"}}}}}) == Told{"/closes/1 contradiction"});
    CHECK(of({{"closes", {{{"weekdays", {1, 2, 3, 4, 5, 6, 7}}, {"at", "22:00"}}}}}) == Told{});
    CHECK(of({{"closes", {{{"weekdays", {1, 1}}, {"at", "22:00"}}, {{"at", "23:00"}}}}}) ==
          Told{"/closes/0/weekdays/1 contradiction"});
    CHECK(of({{"closes", {{{"weekdays", {0, 8}}, {"at", "22:00"}}, {{"at", "23:00"}}}}}) ==
          Told{"/closes/0/weekdays/0 range", "/closes/0/weekdays/1 range"});
    CHECK(of({{"closes", {{{"weekdays", 5}, {"at", "22:00"}}, {{"at", "23:00"}}}}}) == Told{"/closes/0/weekdays type"});
    CHECK(of({{"closes", {{{"days", {5}}, {"at", "22:00"}}}}}) == Told{"/closes/0/days unknownKey"});
    CHECK(of({{"closes", {Json::object()}}}) == Told{"/closes/0/at required"});
    CHECK(of({{"closes", "22:00"}, {"ages", 13}}) == Told{"/ages type"});
    CHECK(of({{"closes", "22:00"}, {"ages", {{"from", 15}, {"to", 14}}}}) == Told{"/ages order"});
    CHECK(of({{"closes", "22:00"}, {"ages", {{"from", 15}, {"to", 15}, {"x", 1}}}}) == Told{"/ages/x unknownKey"});
    CHECK(of({{"closes", "22:00"}, {"reading", "completed"}}) == Told{"/reading enum"});
    CHECK(of({{"closes", "22:00"}, {"longerIf", "none"}}) == Told{"/longerIf unknownQuestion"});
  }
  SECTION("lowestAge") {
    CHECK(ofRule({{"kind", "lowestAge"}}) == Told{"/age required"});
    CHECK(ofRule({{"kind", "lowestAge"}, {"age", 13}, {"grade", 14}}) == Told{"/grade range"});
  }
  SECTION("approval") {
    CHECK(ofRule({{"kind", "approval"}}) == Told{"/by required"});
    CHECK(ofRule({{"kind", "approval"}, {"by", "school"}}) == Told{"/by type"});
    CHECK(ofRule({{"kind", "approval"}, {"by", Json::array()}}) == Told{"/by required"});
    CHECK(ofRule({{"kind", "approval"}, {"by", {"school", "mayor"}}}) == Told{"/by/1 enum"});
  }
  SECTION("statement") {
    const Json text = {{"nb", "t"}};
    CHECK(ofRule({{"kind", "statement"}, {"text", text}, {"field", "drugFree"}}) == Told{});
    CHECK(ofRule({{"kind", "statement"}, {"text", text}}) == Told{" required"});
    CHECK(ofRule({{"kind", "statement"}, {"field", "drugFree"}}) == Told{"/text required"});
    CHECK(ofRule({{"kind", "statement"}, {"text", text}, {"field", "title"}}) == Told{"/field enum"});
    CHECK(ofRule({{"kind", "statement"}, {"text", text}, {"question", "none"}}) == Told{"/question unknownQuestion"});
  }
  SECTION("information and holy peace") {
    const auto of = [](Json rule) {
      rule["severity"] = "info";
      if (!rule.contains("text")) rule["text"] = {{"nb", "t"}};
      return ofRule(std::move(rule));
    };
    CHECK(of({{"kind", "information"}, {"text", nullptr}}) == Told{"/text required"});
    CHECK(of({{"kind", "information"}, {"lowestAgeBelow", "x"}, {"endsFrom", "x"}, {"before", 1}}) ==
          Told{"/before type", "/endsFrom hour", "/lowestAgeBelow type"});
    CHECK(of({{"kind", "holyPeace"}}) == Told{"/part required"});
    CHECK(of({{"kind", "holyPeace"}, {"part", "work"}}) == Told{"/part enum"});
  }
}

TEST_CASE("packs: a bound that is missing is one problem, not two", "[json][packs]") {
  CHECK(ofRule({{"kind", "closingTime"}, {"group", "g"}, {"closes", "22:00"}, {"ages", {{"from", 13}}}}) ==
        Told{"/ages/to required"});
}

TEST_CASE("packs: what opened tells", "[json][packs]") {
  for (const std::string& name : packNames()) {
    const Json pack = packJson(name);
    const Json opened = parsed(builtIn(name).api().opened())["value"];
    CHECK(opened["id"] == pack["id"]);
    CHECK(opened["version"] == pack["version"]);
    CHECK(opened["digest"] == builtIn(name).pack().digest);
    // Severities and the pack's own texts come with each finding.
    const Json verdict = builtIn(name).check(Json::object(), "2027-01-04");
    REQUIRE(verdict["findings"].size() == pack["rules"].size());
    for (std::size_t i = 0; i < pack["rules"].size(); ++i) {
      CHECK(verdict["findings"][i]["rule"] == pack["rules"][i]["id"]);
      CHECK(verdict["findings"][i]["severity"] == pack["rules"][i]["severity"]);
    }
  }
}

TEST_CASE("packs: a rule's name needs no escapes, since it stands in every answer", "[json][packs]") {
  for (const char* odd : {"p/\"x", "p/\\", "p/\n"}) {
    INFO(odd);
    CHECK(ofRule({{"kind", "place"}, {"id", odd}}) == Told{"/id id"});
  }
}

TEST_CASE("packs: so is a question's, or it is escaped", "[json][packs]") {
  for (const char* odd : {"q\"", "q\\", "q\n", "a/~"}) {
    const std::string id = odd;
    const Json pack = withQuestions(packOf({{{"kind", "statement"}, {"question", id}, {"text", {{"nb", "t"}}}}}),
                                    {id, id + "unused"});
    const slt::api::EventRules rules(pack.dump());
    const Json application = {{"access", "public"}, {"answers", {{id + "unused", true}}}};
    for (const std::string& answer : {rules.check(application.dump(), "2027-01-04", true),
                                      rules.check("{}", "2027-01-04", false), rules.lint("")}) {
      INFO(answer);
      CHECK(Json::accept(answer));
      CHECK(answer.find("/answers/a/~") == std::string::npos);
    }
  }
}

TEST_CASE("packs: the digest tells two packs apart, and not two spellings of one", "[json][packs]") {
  const auto digest = [](const std::string& text) {
    return parsed(slt::api::EventRules(text).opened())["value"]["digest"].get<std::string>();
  };
  const Json pack = packOf({{{"kind", "place"}}});
  const std::string plain = digest(pack.dump());
  CHECK(plain.size() == 16);
  CHECK(plain.find_first_not_of("0123456789abcdef") == std::string::npos);
  CHECK(digest(pack.dump(4)) == plain);
  CHECK(digest(pack.dump(-1, ' ', true)) == plain);
  std::set<std::string> all{plain};
  for (const char* path : {"/id", "/version", "/title/nn", "/rules/1/quote", "/rules/1/title/en", "/source/title"}) {
    Json changed = pack;
    changed[Json::json_pointer(path)] = "Noe annet";
    CHECK(all.insert(digest(changed.dump())).second);
  }
  Json changed = pack;
  changed["rules"][1]["severity"] = "should";
  CHECK(all.insert(digest(changed.dump())).second);
  CHECK(builtIn("hamar").check(Json::object(), "2027-01-04")["pack"]["digest"] == digest(packText("hamar")));
}
