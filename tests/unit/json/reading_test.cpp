// Reading JSON: limits, odd numbers, odd bytes, and every problem with its place.
#include "events/support.hpp"
#include "json/application.hpp"
#include "json/fields.hpp"
#include "json/pack.hpp"

using namespace slt::test;

namespace {

/// "path code" of each problem, in order.
std::vector<std::string> told(const Json& problems) {
  std::vector<std::string> all;
  for (const Json& problem : problems) {
    CHECK_FALSE(problem["detail"].get<std::string>().empty());
    all.push_back(problem["path"].get<std::string>() + " " + problem["code"].get<std::string>());
  }
  return all;
}
std::vector<std::string> problemsOf(const std::string& application) {
  return told(builtIn("hamar").problems(application));
}
using Told = std::vector<std::string>;

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

} // namespace

TEST_CASE("reading: what is no JSON is one problem of the whole", "[json]") {
  using namespace std::string_literals;
  for (const std::string& text :
       {""s, " "s, "{"s, "}"s, "{}}"s, "{} {}"s, "{\"a\":}"s, "{\"a\":1,}"s, "[1 2]"s, "nul"s, "NaN"s, "Infinity"s,
        "{\"a\":-}"s, "{\"a\":01}"s, "{\"a\":.5}"s, "{\"a\":1.}"s, "{\"a\":1e}"s, "{\"a\":+1}"s, "{\"a\":0x10}"s,
        "{'a':1}"s, "{a:1}"s, "// x\n{}"s, "{\"a\":\"\n\"}"s, "{\"a\":\"\\x\"}"s, "{\"a\":\"\\u12\"}"s,
        "{\"ageMin\":1e400}"s, "{\"ageMin\":-1e400}"s, "\xEF\xBB\xBF{}"s,
        // NUL bytes: before, behind, in a text, in a key.
        "\0{}"s, "{}\0"s, "{}\0x"s, "{\"title\":\"a\0b\"}"s, "{\"a\0\":1}"s,
        // No UTF-8: a lone continuation, an overlong slash, a surrogate, above the last code point, cut short.
        "{\"title\":\"\x80\"}"s, "{\"title\":\"\xC0\xAF\"}"s, "{\"title\":\"\xED\xA0\x80\"}"s,
        "{\"title\":\"\xF4\x90\x80\x80\"}"s, "{\"title\":\"\xE2\x80\"}"s, "{\"title\":\"\xFF\"}"s, "{\"\xC3\":1}"s,
        // Half a surrogate pair, as an escape.
        "{\"title\":\"\\ud800\"}"s, "{\"title\":\"\\ud800\\u0041\"}"s}) {
    INFO(text);
    CHECK(problemsOf(text) == Told{" syntax"});
  }
}

TEST_CASE("reading: JSON of another form than an application", "[json]") {
  for (const char* text : {"null", "true", "5", "\"x\"", "[]", "[{}]"}) CHECK(problemsOf(text) == Told{" type"});
  const std::string all = builtIn("hamar").api().checkAll("{}", "2027-01-04", false);
  CHECK(told(parsed(all)["problems"]) == Told{" type"});
  CHECK(problemsOf(" \t\r\n{ } \n").empty());
}

TEST_CASE("reading: whole numbers in every spelling", "[json]") {
  for (const char* number : {"13", "13.0", "1.3e1", "1300e-2", "130E-1", "0.13e2", "13.000000000000000000000"}) {
    INFO(number);
    CHECK(problemsOf(std::string("{\"ageMin\":") + number + ",\"ageMax\":13}").empty());
    CHECK(problemsOf(std::string("{\"ageMin\":14,\"ageMax\":") + number + "}") == Told{"/ageMax order"});
  }
  CHECK(problemsOf("{\"participants\":1e3}").empty());
  CHECK(problemsOf("{\"participants\":1e6}").empty());
  CHECK(problemsOf("{\"participants\":1000001}") == Told{"/participants range"});
  CHECK(problemsOf("{\"participants\":1e300}") == Told{"/participants range"});
  CHECK(problemsOf("{\"participants\":9007199254740993}") == Told{"/participants range"});
  CHECK(problemsOf("{\"participants\":99999999999999999999999}") == Told{"/participants range"});
  CHECK(problemsOf("{\"ageMin\":-0}").empty());
  CHECK(problemsOf("{\"ageMin\":-0.0,\"ageMax\":0}").empty());
  CHECK(problemsOf("{\"gradeMin\":-0}") == Told{"/gradeMin range"});
  CHECK(problemsOf("{\"ageMin\":-1}") == Told{"/ageMin negative"});
  CHECK(problemsOf("{\"gradeMin\":-1}") == Told{"/gradeMin negative"});
  CHECK(problemsOf("{\"ageMin\":-1e300}") == Told{"/ageMin negative"});
  CHECK(problemsOf("{\"ageMin\":13.5}") == Told{"/ageMin fraction"});
  CHECK(problemsOf("{\"ageMin\":-0.5}") == Told{"/ageMin fraction"});
  CHECK(problemsOf("{\"ageMin\":5e-324}") == Told{"/ageMin fraction"});
  CHECK(problemsOf("{\"ageMin\":\"13\"}") == Told{"/ageMin type"});
  CHECK(problemsOf("{\"ageMin\":true}") == Told{"/ageMin type"});
}

TEST_CASE("reading: a key that stands twice counts as it does in JavaScript: the last one", "[json]") {
  CHECK(problemsOf("{\"ageMin\":13,\"ageMin\":14,\"ageMax\":13}") == Told{"/ageMax order"});
  CHECK(problemsOf("{\"ageMin\":14,\"ageMin\":13,\"ageMax\":13}").empty());
  const Json verdict = envelopeOf(builtIn("hamar").api().check(
      "{\"access\":\"closed\",\"kind\":\"disco\",\"access\":\"public\"}", "2027-01-04", false));
  CHECK(stateOf(verdict["value"], "hamar/scope") == "met");
}

TEST_CASE("reading: an answer that stands twice counts as the last one too", "[json]") {
  const Json verdict = envelopeOf(builtIn("loten").api().check(
      "{\"access\":\"public\",\"kind\":\"lan\",\"answers\":{\"lease\":true,\"lease\":false}}", "2027-01-04", false));
  CHECK(stateOf(verdict["value"], "loten/4/lease") == "broken");
}

TEST_CASE("reading: length, count and depth are limited, and the limit itself is allowed", "[json]") {
  using namespace slt::json;
  const std::string padded = "{}" + std::string(kMaxApplicationBytes - 2, ' ');
  CHECK(problemsOf(padded).empty());
  CHECK(problemsOf(padded + " ") == Told{" limit"});

  // 16 levels: the object, and 15 arrays in it.
  const auto nested = [](std::size_t levels) {
    return "{\"x\":" + std::string(levels - 1, '[') + std::string(levels - 1, ']') + "}";
  };
  CHECK(problemsOf(nested(16)) == Told{"/x unknownKey"});
  CHECK(problemsOf(nested(17)) == Told{" limit"});
  CHECK(problemsOf(std::string(100'000, '[')) == Told{" limit"});
  CHECK(problemsOf(repeated("{\"a\":", 40'000)) == Told{" limit"});

  const auto values = [](std::size_t count) { return "{\"x\":[0" + repeated(",0", count - 1) + "]}"; };
  CHECK(problemsOf(values(5'000)) == Told{"/x unknownKey"});
  CHECK(problemsOf(values(20'000)) == Told{" limit"});

  const auto guards = [](std::size_t count) { return "{\"guards\":[{}" + repeated(",{}", count - 1) + "]}"; };
  CHECK(problemsOf(guards(kMaxGuards)).empty());
  CHECK(problemsOf(guards(kMaxGuards + 1)) == Told{"/guards limit"});
  // A full list of full guards is within all limits.
  CHECK(problemsOf("{\"guards\":[" +
                   repeated("{\"name\":\"" + std::string(200, 'n') + "\",\"born\":\"1990-01-01\",\"age\":30},",
                            kMaxGuards - 1) +
                   "{}]}")
            .empty());

  CHECK(problemsOf("{\"title\":\"" + std::string(kMaxTitleBytes, 't') + "\"}").empty());
  CHECK(problemsOf("{\"title\":\"" + std::string(kMaxTitleBytes + 1, 't') + "\"}") == Told{"/title limit"});
  CHECK(problemsOf("{\"guards\":[{\"name\":\"" + std::string(kMaxNameBytes + 1, 'n') + "\"}]}") ==
        Told{"/guards/0/name limit"});

  const auto all = [](std::size_t count) {
    return envelopeOf(builtIn("hamar").api().checkAll("[{}" + repeated(",{}", count - 1) + "]", "2027-01-04", false));
  };
  CHECK(all(kMaxApplications)["value"].size() == kMaxApplications);
  CHECK(told(all(kMaxApplications + 1)["problems"]) == Told{" limit"});
  const std::string long_ =
      builtIn("hamar").api().checkAll("[" + std::string(kMaxApplicationsBytes - 1, ' ') + "]", "2027-01-04", false);
  CHECK(told(parsed(long_)["problems"]) == Told{" limit"});
}

TEST_CASE("reading: so many problems that nobody reads them are cut off", "[json]") {
  std::string keys = "{\"k0\":0";
  for (int i = 1; i < 2000; ++i) keys += ",\"k" + std::to_string(i) + "\":0";
  CHECK(problemsOf(keys + "}").size() == slt::json::kMaxProblems);
}

TEST_CASE("reading: problems of many applications start with the index", "[json]") {
  const Json answer = envelopeOf(builtIn("hamar").api().checkAll(
      R"([{}, {"ageMin": -1, "x": 0}, 5, {"guards": [{"born": "2027-01-05"}]}])", "2027-01-04", false));
  CHECK(told(answer["problems"]) ==
        Told{"/1/x unknownKey", "/1/ageMin negative", "/2 type", "/3/guards/0/born future"});
  CHECK(envelopeOf(builtIn("hamar").api().checkAll("[]", "2027-01-04", true))["value"] == Json::array());
}

TEST_CASE("reading: the day of the check", "[json]") {
  for (const char* asOf : {"", "x", "2027-02-29", "2027-1-1", "27-01-01", "2027-01-01T00:00", " 2027-01-01",
                           "2027-01-01 ", "0000-01-01", "10000-01-01"}) {
    INFO(asOf);
    const Json answer =
        envelopeOf(builtIn("hamar").api().check("{\"ageMin\":-1,\"guards\":[{\"born\":\"2999-01-01\"}]}", asOf, false));
    CHECK(told(answer["problems"]) == Told{"/asOf date", "/ageMin negative"});
    CHECK(envelopeOf(builtIn("hamar").api().checkAll("[]", asOf, false))["ok"] == false);
    if (*asOf != '\0') CHECK(parsed(builtIn("hamar").api().lint(asOf))["ok"] == false);
  }
  for (const char* asOf : {"0001-01-01", "9999-12-31", "2028-02-29"}) {
    CHECK(envelopeOf(builtIn("hamar").api().check("{}", asOf, true))["ok"] == true);
  }
}

TEST_CASE("reading: the ends of time neither crash nor wrap", "[json][events]") {
  for (const std::string& name : packNames()) {
    for (const char* asOf : {"0001-01-01", "9999-12-31"}) {
      for (
          const char* text :
          {R"({"start":"0001-01-01T00:00","end":"0001-01-01T00:00:01"})", R"({"end":"0001-01-01T00:00"})",
           R"({"start":"9999-12-31T23:59:59"})",
           R"({"start":"0001-01-01T00:00","end":"9999-12-31T23:59:59","ageMin":0,"ageMax":150})",
           R"({"appliedOn":"9999-12-31","guardListSentOn":"0001-01-01"})",
           R"({"start":"9999-12-31T23:00","appliedOn":"9999-12-31","guardListSentOn":"9999-12-31","gradeMin":1,"gradeMax":13})"}) {
        Json application = parsed(text);
        application["kind"] = "disco";
        application["access"] = "public";
        application["responsible"] = {{"born", "0001-01-01"}};
        const Json verdict = builtIn(name).check(application, asOf, true);
        CHECK(verdict["findings"].size() == builtIn(name).pack().rules.size());
      }
    }
  }
}

TEST_CASE("reading: texts come back as they were, escaped where JSON needs it", "[json]") {
  const std::string name = "Å\"\\/\b\f\n\r\t\x01\x1f é\xF0\x9F\x8E\x89";
  const Json application = {{"kind", "disco"}, {"access", "public"}, {"guards", {{{"name", name}, {"age", 19}}}}};
  const Json verdict = builtIn("hamar").check(application, "2027-01-04", true);
  CHECK(findingOf(verdict, "hamar/5/age")["params"]["name"] == name);
  // Also an escaped NUL.
  const Json nul = envelopeOf(builtIn("hamar").api().check(
      R"({"kind":"disco","access":"public","guards":[{"name":"a\u0000b","age":19}]})", "2027-01-04", false));
  CHECK(findingOf(nul["value"], "hamar/5/age")["params"]["name"] == std::string("a\0b", 3));
}

TEST_CASE("reading: a list of names leaves nobody out, or names nobody", "[json]") {
  Json application = {
      {"kind", "disco"},
      {"access", "public"},
      {"start", "2027-01-30T19:00"},
      {"end", "2027-01-30T21:00"},
      {"guards", {{{"name", "Ola"}, {"age", 19}}, {{"name", "Liv"}, {"age", 40}}, {{"name", "Per"}, {"age", 18}}}}};
  const auto fix = [&] { return builtIn("hamar").check(application, "2027-01-04", true)["nearestFix"]["params"]; };
  CHECK(fix() == Json{{"removedGuards", 2}, {"removedNames", "Ola, Per"}});
  application["guards"][2].erase("name");
  CHECK(fix() == Json{{"removedGuards", 2}});
}
