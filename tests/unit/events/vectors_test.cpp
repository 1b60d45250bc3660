// The vectors of tests/vectors/events: cases with their answers, worked out by hand.
#include "events/vectors.hpp"

#include <filesystem>

using namespace slt::test;

namespace {

std::vector<std::string> vectorFiles() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(SLT_SOURCE_DIR) + "/tests/vectors/events")) {
    if (entry.path().extension() == ".json") files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  return files;
}

/// What has to hold of any verdict, explained or not.
std::vector<std::string> withoutExplanation(const Json& plain, const Json& explained) {
  std::vector<std::string> found;
  if (plain["ok"] != explained["ok"]) return {"explaining changes what is accepted"};
  if (!plain["ok"].get<bool>())
    return plain == explained ? found : std::vector<std::string>{"explaining changes the problems"};
  for (const char* key : {"nearestFix", "friendlyFix", "todo"}) {
    if (plain["value"].contains(key)) found.push_back(std::string("unasked ") + key);
  }
  for (const char* key : {"outcome", "deadlines", "earliestDate", "pack"}) {
    if (plain["value"].value(key, Json()) != explained["value"].value(key, Json())) {
      found.push_back(std::string("explaining changes ") + key);
    }
  }
  for (std::size_t i = 0; i < plain["value"]["findings"].size(); ++i) {
    const Json& one = plain["value"]["findings"][i];
    const Json& other = explained["value"]["findings"][i];
    for (const char* key : {"rule", "state", "severity", "code", "params", "missing", "reading"}) {
      if (one.value(key, Json()) != other.value(key, Json())) {
        found.push_back(std::string("explaining changes ") + key + " of " + one["rule"].get<std::string>());
      }
    }
    if (!one["remedies"].empty() || !one["facts"].empty()) found.push_back("unasked remedies or facts");
  }
  return found;
}

std::string lines(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& line : all) text += line + "\n";
  return text;
}

} // namespace

TEST_CASE("vectors: every case has the answer that was worked out by hand", "[events][vectors]") {
  const std::vector<std::string> files = vectorFiles();
  REQUIRE(files.size() >= 14);
  std::set<std::string> packs;
  int count = 0;
  for (const std::string& path : files) {
    const Json file = parsed(readFile(path));
    const std::string pack = file["pack"].get<std::string>();
    packs.insert(pack);
    const Rules& rules = builtIn(pack);
    std::set<std::string> names;
    for (const Json& vector : file["cases"]) {
      ++count;
      const std::string name = vector["name"].get<std::string>();
      INFO(path << ": " << name);
      CHECK(names.insert(name).second);
      const std::string asOf = vector.value("asOf", file["asOf"].get<std::string>());
      const std::string application = applicationOf(file, vector).dump();
      const Json explained = envelopeOf(rules.api().check(application, asOf, true));
      CHECK(lines(differences(explained, vector["expect"])) == "");
      CHECK(lines(withoutExplanation(envelopeOf(rules.api().check(application, asOf, false)), explained)) == "");
    }
  }
  CHECK(count > 350);
  for (const std::string& name : packNames()) CHECK(packs.contains(name));
}

TEST_CASE("vectors: a wrong expectation is noticed, whatever it is about", "[events][vectors]") {
  const Json application = {{"kind", "disco"},
                            {"access", "public"},
                            {"ageMin", 15},
                            {"ageMax", 15},
                            {"start", "2027-01-30T19:00"},
                            {"end", "2027-01-31T02:00"},
                            {"appliedOn", "2027-01-10"},
                            {"drugFree", false}};
  const Json envelope = envelopeOf(builtIn("hamar").api().check(application.dump(), "2027-01-04", true));
  const Json right = {
      {"outcome", "broken"},
      {"states", {{"hamar/1", "met"}, {"hamar/8", "broken"}}},
      {"missing", {{"hamar/4", {"/responsible"}}}},
      {"codes", {{"hamar/1", "application.met"}}},
      {"params", {{"hamar/1", {{"sent", "2027-01-10"}}}}},
      {"reading",
       {{"hamar/1", nullptr},
        {"hamar/8", {{"chosen", "most-permissive"}, {"other", "strictest"}, {"otherState", "irrelevant"}}}}},
      {"deadlines", {{{"rule", "hamar/1"}, {"done", false}}, {{"rule", "hamar/5/list"}}}},
      {"earliestDate", "2027-01-18"},
      {"nearestFix", {{{"op", "replace"}, {"path", "/end"}, {"value", "2027-01-31T01:00"}}}},
      {"friendlyFix", nullptr},
      {"todo", {"makeTrue"}}};
  CHECK(lines(differences(envelope, right)) == "");

  const Json wrong = parsed(R"([
    {"outcome": "ready"}, {"states": {"hamar/1": "broken"}}, {"states": {"hamar/none": "met"}}, {"states": {"*": "met"}},
    {"missing": {"hamar/4": []}}, {"missing": {"hamar/4": ["/responsible", "/start"]}}, {"codes": {"hamar/1": "application.sentLate"}},
    {"params": {"hamar/1": {"sent": "2027-01-11"}}}, {"params": {"hamar/1": {"days": 1}}}, {"reading": {"hamar/8": null}},
    {"reading": {"hamar/1": {"chosen": "a", "other": "b", "otherState": "met"}}}, {"deadlines": []},
    {"deadlines": [{"rule": "hamar/1"}, {"rule": "hamar/1"}]}, {"deadlines": [{"rule": "hamar/1", "done": true}, {}]},
    {"earliestDate": null}, {"earliestDate": "2027-01-17"}, {"nearestFix": null}, {"nearestFix": []}, {"friendlyFix": []}, {"todo": []},
    {"problems": []}, {"problems": [{"path": "", "code": "syntax"}]}, {}, {"outcomes": "broken"}])");
  for (const Json& expect : wrong) {
    INFO(expect.dump());
    CHECK_FALSE(differences(envelope, expect).empty());
  }
  const Json refused = envelopeOf(builtIn("hamar").api().check(R"({"ageMin":-1})", "2027-01-04", true));
  CHECK(differences(refused, {{"problems", {{{"path", "/ageMin"}, {"code", "negative"}}}}}).empty());
  for (const Json& expect :
       parsed(R"([{"outcome": "incomplete"}, {"problems": []}, {"problems": [{"path": "/ageMin", "code": "range"}]},
      {"problems": [{"path": "/ageMin", "code": "negative"}, {"path": "/ageMin", "code": "negative"}]}])")) {
    INFO(expect.dump());
    CHECK_FALSE(differences(refused, expect).empty());
  }
}
