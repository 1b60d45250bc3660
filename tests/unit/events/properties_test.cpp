// What has to hold of any application and any pack, tried on applications at random (generator.hpp).
#include <algorithm>

#include "events/generator.hpp"

using namespace slt::test;

namespace {

/// The built-in packs, and two that use what none of them does.
const std::map<std::string, Json>& packs() {
  static const std::map<std::string, Json> all = [] {
    std::map<std::string, Json> made;
    for (const std::string& name : packNames()) made[name] = packJson(name);
    // Bands by age and hours by weekday, each in a group of its own: together they make an open form slow to judge.
    const Json hours = {{{"weekdays", {5, 6}}, {"at", "02:00"}}, {{"at", "24:00"}}};
    Json weekdays = packOf({{{"kind", "closingTime"}, {"severity", "must"}, {"group", "hall"}, {"closes", hours}},
                            {{"kind", "closingTime"},
                             {"severity", "advice"},
                             {"group", "g"},
                             {"reading", "strictest"},
                             {"ages", {{"from", 12}, {"to", 15}}},
                             {"closes", "21:00"},
                             {"longerIf", "late"}},
                            {{"kind", "closingTime"},
                             {"severity", "must"},
                             {"group", "g"},
                             {"reading", "strictest"},
                             {"ages", {{"from", 15}, {"to", 19}}},
                             {"closes", "23:30"}},
                            {{"kind", "lowestAge"}, {"severity", "advice"}, {"age", 13}},
                            {{"kind", "guardNumber"},
                             {"required",
                              {{"minimum", 2},
                               {"oneForEach", 50},
                               {"steps", {{{"upTo", 100}, {"guards", 2}}, {{"upTo", 200}, {"guards", 4}}}}}}},
                            {{"kind", "notice"},
                             {"send", "application"},
                             {"before", {{"months", 1}}},
                             {"when", {{"participants", {{"above", 100}}}}}},
                            {{"kind", "notice"}, {"send", "guardList"}, {"before", {{"weeks", 1}}}}});
    made["weekdays"] = withQuestions(weekdays, {"late"});
    Json dated = packOf(
        {{{"kind", "place"}, {"validFrom", "2027-01-30"}},
         {{"kind", "minimumAge"},
          {"role", "guards"},
          {"over", 20},
          {"reading", "strictly-older"},
          {"validTo", "2027-01-30"}},
         {{"kind", "notice"},
          {"send", "application"},
          {"before", {{"days", 14}}},
          {"validFrom", "2027-01-18"},
          {"validTo", "2027-01-31"}},
         {{"kind", "approval"}, {"by", {"parents"}}, {"when", {{"schoolEvent", true}, {"question", "own"}}}},
         {{"kind", "statement"}, {"question", "own"}, {"text", {{"nb", "t"}}}, {"when", {{"kind", {"disco"}}}}}});
    dated["rules"][0]["any"] = {{{"kind", {"disco", "lan"}}, {"participants", {{"min", 20}, {"max", 200}}}},
                                {{"access", "public"}, {"schoolEvent", true}}};
    made["dated"] = withQuestions(dated, {"own"});
    return made;
  }();
  return all;
}
const Rules& rulesOf(const std::string& name) {
  static std::map<std::string, std::unique_ptr<Rules>> opened;
  std::unique_ptr<Rules>& rules = opened[name];
  if (!rules) rules = std::make_unique<Rules>(packs().at(name));
  return *rules;
}

using States = std::map<std::string, std::string>;
States statesOf(const Json& verdict) {
  States states;
  for (const Json& finding : verdict["findings"])
    states[finding["rule"].get<std::string>()] = finding["state"].get<std::string>();
  return states;
}
std::set<std::string> brokenOf(const Json& verdict) {
  std::set<std::string> broken;
  for (const auto& [rule, state] : statesOf(verdict)) {
    if (state == "broken") broken.insert(rule);
  }
  return broken;
}
std::set<std::string> without(const std::set<std::string>& some, const std::set<std::string>& others) {
  std::set<std::string> rest;
  std::ranges::set_difference(some, others, std::inserter(rest, rest.end()));
  return rest;
}

/// The application changed as the patch says. Each operation has to fit.
Json patched(const Json& application, const Json& patch) {
  for (const Json& operation : patch) {
    INFO(operation.dump());
    CHECK((operation["op"] == "replace" || operation["op"] == "remove"));
    CHECK(application.contains(Json::json_pointer(operation["path"].get<std::string>())));
  }
  return application.patch(patch);
}

/// For each pack and property: enough to meet every state, few enough for half a minute with sanitizers.
constexpr int kRounds = 30;

} // namespace

TEST_CASE("property: what is settled stays settled when a field is filled in, and nothing gets worse by what is met",
          "[events][property]") {
  int settled = 0;
  int improved = 0;
  for (const auto& [name, pack] : packs()) {
    Generator generator(pack, 1);
    for (int round = 0; round < kRounds; ++round) {
      const Json application = generator.application(generator.random().pick<int>({30, 60, 97}));
      const std::vector<std::string> open = generator.open(application);
      if (open.empty()) continue;
      const std::string field = generator.random().pick(open);
      const Json more = generator.filled(application, field, false);
      if (more.is_null()) continue;
      const Json before = rulesOf(name).check(application, kAsOf);
      const Json after = rulesOf(name).check(more, kAsOf);
      INFO(name << ": " << field << "\n" << application.dump() << "\n" << more.dump());
      const States was = statesOf(before);
      bool newlyBroken = false;
      for (const auto& [rule, state] : statesOf(after)) {
        INFO(rule);
        if (was.at(rule) != "missing") {
          CHECK(state == was.at(rule));
          ++settled;
        } else {
          newlyBroken = newlyBroken || state == "broken";
        }
      }
      // From the facts that are not met come all the ways to a worse outcome.
      const auto rank = [](const Json& verdict) {
        return verdict["outcome"] == "broken" ? 0 : verdict["outcome"] == "incomplete" ? 1 : 2;
      };
      if (!newlyBroken) {
        CHECK(rank(after) >= rank(before));
        improved += rank(after) > rank(before) ? 1 : 0;
      }
    }
  }
  CHECK(settled > 300);
  CHECK(improved > 0);
}

TEST_CASE(
    "property: over the completions of an application the states are those it promised, and only what is named decides",
    "[events][property]") {
  int decided = 0;
  for (const auto& [name, pack] : packs()) {
    Generator generator(pack, 2);
    for (int round = 0; round < kRounds / 2; ++round) {
      const Json application = generator.application(generator.random().pick<int>({30, 60, 85}));
      const Json verdict = rulesOf(name).check(application, kAsOf);
      const std::vector<std::string> open = generator.open(application);
      if (open.empty()) continue;
      for (int completion = 0; completion < 4; ++completion) {
        // Two completions that differ in one field alone.
        const std::string field = generator.random().pick(open);
        Json one = generator.filled(application, field, true);
        if (one.is_null()) continue;
        one = generator.completed(one);
        if (one.is_null()) continue;
        Json bare = one;
        if (field.starts_with("/answers/"))
          bare["answers"].erase(field.substr(9));
        else if (field.ends_with("/born"))
          bare[Json::json_pointer(field.substr(0, field.size() - 5))].erase("born");
        else
          bare.erase(field.substr(1));
        const Json other = generator.filled(bare, field, true);
        if (other.is_null()) continue;
        const States first = statesOf(rulesOf(name).check(one, kAsOf));
        const States second = statesOf(rulesOf(name).check(other, kAsOf));
        for (const auto& [rule, state] : statesOf(verdict)) {
          INFO(name << ", " << rule << ": " << field << "\n"
                    << application.dump() << "\n"
                    << one.dump() << "\n"
                    << other.dump());
          CHECK(first.at(rule) != "missing");
          if (state != "missing") {
            CHECK(first.at(rule) == state);
            CHECK(second.at(rule) == state);
          } else if (first.at(rule) != second.at(rule)) {
            CHECK(missingOf(verdict, rule).contains(field));
            ++decided;
          }
        }
      }
    }
  }
  CHECK(decided > 60);
}

TEST_CASE("property: what is missing is absent", "[events][property]") {
  for (const auto& [name, pack] : packs()) {
    Generator generator(pack, 3);
    for (int round = 0; round < kRounds; ++round) {
      const Json application = generator.application(generator.random().pick<int>({0, 50, 80, 100}));
      const Json verdict = rulesOf(name).check(application, kAsOf);
      INFO(name << " " << application.dump());
      for (const Json& finding : verdict["findings"]) {
        CHECK((finding["state"] == "missing") == !finding["missing"].empty());
        for (const Json& field : finding["missing"]) {
          const Json::json_pointer pointer(field.get<std::string>());
          CHECK((!application.contains(pointer) || application[pointer].is_null() ||
                 (field == "/guards" && application["guards"].empty())));
        }
      }
    }
  }
}

TEST_CASE("property: every remedy cures what it is for and breaks nothing, and so does the nearest fix, of which "
          "nothing can be left out",
          "[events][property]") {
  int remedies = 0;
  int fixes = 0;
  int joint = 0;
  for (const auto& [name, pack] : packs()) {
    Generator generator(pack, 4);
    const Rules& rules = rulesOf(name);
    for (int round = 0; round < kRounds / 2; ++round) {
      const Json application = generator.application(generator.random().pick<int>({70, 95}));
      const Json verdict = rules.check(application, kAsOf, true);
      const std::set<std::string> broken = brokenOf(verdict);
      INFO(name << " " << application.dump());

      const auto brokenAfter = [&](const Json& patch) {
        return brokenOf(rules.check(patched(application, patch), kAsOf));
      };
      for (const Json& finding : verdict["findings"]) {
        if (finding["state"] == "broken") {
          CHECK_FALSE(finding["remedies"].empty());
        }
        for (const Json& remedy : finding["remedies"]) {
          if (remedy["patch"].empty()) continue;
          INFO(remedy.dump());
          const std::set<std::string> after = brokenAfter(remedy["patch"]);
          CHECK_FALSE(after.contains(finding["rule"].get<std::string>()));
          CHECK(without(after, broken).empty());
          ++remedies;
        }
      }
      for (const char* key : {"nearestFix", "friendlyFix"}) {
        if (!verdict.contains(key)) continue;
        const Json& patch = verdict[key]["patch"];
        INFO(key << " " << patch.dump());
        REQUIRE_FALSE(patch.empty());
        const std::set<std::string> after = brokenAfter(patch);
        const std::set<std::string> cured = without(broken, after);
        CHECK_FALSE(cured.empty());
        CHECK(without(after, broken).empty());
        ++fixes;
        joint += patch.size() > 1 ? 1 : 0;
        for (std::size_t left = 0; left < patch.size(); ++left) {
          Json rest = patch;
          rest.erase(left);
          if (rest.empty()) continue;
          const Json changed = patched(application, rest);
          if (!Generator::valid(changed)) continue;
          const std::set<std::string> less = brokenOf(rules.check(changed, kAsOf));
          INFO("without " << left);
          CHECK((!without(less, broken).empty() || !without(cured, without(broken, less)).empty()));
        }
      }
      if (verdict.contains("nearestFix")) {
        // What is left cannot be cured either.
        const Json again = rules.check(patched(application, verdict["nearestFix"]["patch"]), kAsOf, true);
        CHECK_FALSE(again.contains("nearestFix"));
      }
    }
  }
  CHECK(remedies > 40);
  CHECK(fixes > 30);
  CHECK(joint > 10);
}

TEST_CASE("property: many applications at once have the verdicts they have one by one, explained or not",
          "[events][property]") {
  for (const auto& [name, pack] : packs()) {
    Generator generator(pack, 5);
    Json all = Json::array();
    for (int round = 0; round < 7; ++round)
      all.push_back(generator.application(generator.random().pick<int>({20, 60, 100})));
    for (const bool explain : {false, true}) {
      const Json together = envelopeOf(rulesOf(name).api().checkAll(all.dump(), kAsOf, explain));
      REQUIRE(together["ok"] == true);
      REQUIRE(together["value"].size() == all.size());
      for (std::size_t i = 0; i < all.size(); ++i) {
        const Json one = rulesOf(name).check(all[i], kAsOf, explain);
        INFO(name << " " << all[i].dump());
        CHECK(together["value"][i] == one);
        const Json plain = rulesOf(name).check(all[i], kAsOf, false);
        for (const char* key : {"outcome", "deadlines", "earliestDate"})
          CHECK(plain.value(key, Json()) == one.value(key, Json()));
        for (std::size_t rule = 0; rule < one["findings"].size(); ++rule) {
          for (const char* key : {"state", "missing", "code", "params", "reading"}) {
            CHECK(plain["findings"][rule].value(key, Json()) == one["findings"][rule].value(key, Json()));
          }
        }
      }
    }
  }
}

TEST_CASE("property: in whatever order the guards stand, the states are the same", "[events][property]") {
  int shuffled = 0;
  for (const auto& [name, pack] : packs()) {
    Generator generator(pack, 6);
    for (int round = 0; round < kRounds / 2; ++round) {
      Json application = generator.application(80);
      if (!application.contains("guards") || application["guards"].size() < 2) continue;
      const Json before = rulesOf(name).check(application, kAsOf);
      Json& guards = application["guards"];
      for (std::size_t i = guards.size(); i > 1; --i) {
        std::swap(guards[i - 1], guards[static_cast<std::size_t>(generator.random().below(static_cast<int>(i)))]);
      }
      const Json after = rulesOf(name).check(application, kAsOf);
      INFO(name << " " << application.dump());
      CHECK(statesOf(after) == statesOf(before));
      CHECK(after["outcome"] == before["outcome"]);
      ++shuffled;
    }
  }
  CHECK(shuffled > 25);
}

TEST_CASE("property: the outcome follows from the must rules", "[events][property]") {
  std::map<std::string, int> seen;
  for (const auto& [name, pack] : packs()) {
    Generator generator(pack, 7);
    for (int round = 0; round < kRounds; ++round) {
      const Json application = generator.application(generator.random().pick<int>({60, 100}));
      const Json verdict = rulesOf(name).check(application, kAsOf);
      std::set<std::string> must;
      for (const Json& finding : verdict["findings"]) {
        if (finding["severity"] == "must") must.insert(finding["state"].get<std::string>());
        if (finding["severity"] == "info") {
          CHECK(finding["state"] != "broken");
        }
      }
      const std::string scope = verdict["findings"][0]["state"].get<std::string>();
      const std::string expected = scope == "irrelevant"                            ? "outOfScope"
                                   : must.contains("broken")                        ? "broken"
                                   : must.contains("missing") || scope == "missing" ? "incomplete"
                                                                                    : "ready";
      INFO(name << " " << application.dump());
      CHECK(verdict["outcome"] == expected);
      CHECK(verdict.contains("earliestDate") == (scope != "irrelevant"));
      CHECK((verdict["deadlines"].empty() || (application.contains("start") && scope != "irrelevant")));
      ++seen[expected];
    }
  }
  for (const char* outcome : {"outOfScope", "broken", "incomplete", "ready"}) {
    INFO(outcome);
    CHECK(seen[outcome] > 3);
  }
}
