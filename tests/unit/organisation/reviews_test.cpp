// The vectors of tests/vectors/organisation on the SLT model, years with their agendas, measures and referrals; and
// what holds whatever is asked.
#include <algorithm>
#include <random>

#include "api/organisation.hpp"
#include "events/support.hpp"
#include "organisation/support.hpp"
#include "json/national_numbers.hpp"

using namespace slt::test;

namespace {

std::string generalModel() {
  return readFile(std::string(SLT_SOURCE_DIR) + "/src/packs/model/general.json");
}
Json profile(const std::string& name) {
  return parsed(readFile(std::string(SLT_SOURCE_DIR) + "/src/packs/profiles/" + name + ".json"));
}

/// Is everything of `part` in `whole`? Lists are the same.
bool holds(const Json& whole, const Json& part) {
  if (!part.is_object()) return whole == part;
  return whole.is_object() && std::ranges::all_of(part.items(), [&](const auto& each) {
           return whole.contains(each.key()) && holds(whole[each.key()], each.value());
         });
}
bool isTold(const Json& finding) {
  return finding["state"] != "met" && finding["state"] != "irrelevant";
}

/// What differs from what is expected.
std::vector<std::string> differences(const Json& envelope, const Json& expect) {
  std::vector<std::string> found;
  if (expect.contains("problems")) {
    if (envelope["ok"] == true) return {"nothing is refused"};
    // As lines: what of two JSON values is the lesser, libraries do not agree on.
    const auto lines = [](const Json& problems) {
      std::vector<std::string> all;
      for (const Json& each : problems)
        all.push_back(each["path"].get<std::string>() + " " + each["code"].get<std::string>());
      std::ranges::sort(all);
      return all;
    };
    const std::vector<std::string> is = lines(envelope["problems"]);
    return is == lines(expect["problems"]) ? found : is;
  }
  if (envelope["ok"] != true) return {envelope.dump()};
  const Json& value = envelope["value"];
  const Json& findings = value.is_object() ? value["findings"] : value;
  if (expect.contains("outcome") && value["outcome"] != expect["outcome"]) found.push_back(value["outcome"].dump());
  Json told = Json::array();
  std::ranges::copy_if(findings, std::back_inserter(told), isTold);
  if (told.size() != expect["told"].size()) found.push_back("told is " + told.dump());
  for (std::size_t i = 0; i < std::min(told.size(), expect["told"].size()); ++i) {
    if (!holds(told[i], expect["told"][i])) found.push_back(told[i].dump() + " should be " + expect["told"][i].dump());
  }
  for (const char* state : {"met", "irrelevant"}) {
    for (const Json& rule : expect.value(state, Json::array())) {
      const auto is = [&](const Json& finding) { return finding["rule"] == rule && finding["state"] == state; };
      if (!std::ranges::any_of(findings, is)) found.push_back(rule.dump() + " is not " + state);
    }
  }
  return found;
}

/// The items on measures of each meeting that has any, "t/2": ["take m1"].
Json itemsOf(const Json& agendas, const Json& organisation) {
  Json items = Json::object();
  for (const Json& agenda : agendas) {
    const auto body = agenda["meeting"]["body"].get<std::string>();
    std::size_t standing = 0;
    Json own = Json::array();
    CHECK(agenda["items"].front()["code"] == "minutes");
    CHECK(agenda["items"].back()["code"] == "other");
    for (const Json& item : agenda["items"]) {
      if (item.contains("measure"))
        own.push_back(item["code"].get<std::string>() + " " + item["measure"].get<std::string>());
      if (item["code"] != "standing") continue;
      for (const Json& each : organisation["bodies"]) {
        if (each["id"] == body) CHECK(item["text"] == each["agenda"][standing]);
      }
      ++standing;
    }
    for (const Json& each : organisation["bodies"]) {
      if (each["id"] == body) CHECK(standing == each.value("agenda", Json::array()).size());
    }
    if (!own.empty()) items[body + "/" + std::to_string(agenda["meeting"]["index"].get<int>())] = own;
  }
  return items;
}

Json partsOf(const Json& file) {
  Json parts = file;
  parts.erase("cases");
  return parts;
}
/// What a case changes in the organisation of its file stands right below the root; of the lists below their names.
Json changedParts(const Json& file, const Json& change) {
  return changed(partsOf(file), change);
}

} // namespace

TEST_CASE("model vectors", "[organisation][vectors]") {
  const Json file = vectors("model.json");
  REQUIRE(file["cases"].size() > 20);
  for (const Json& vector : file["cases"]) {
    INFO(vector["name"].dump());
    const Json organisation = changed(file["organisation"], vector["change"]);
    const Json envelope = parsed(slt::api::reviewOrganisation(organisation.dump(), generalModel()));
    CHECK(differences(envelope, vector["expect"]) == std::vector<std::string>{});
  }
}

TEST_CASE("year vectors: reviews and agendas", "[organisation][vectors]") {
  const Json file = vectors("years.json");
  REQUIRE(file["cases"].size() > 20);
  for (const Json& vector : file["cases"]) {
    INFO(vector["name"].dump());
    const Json parts = changedParts(file, vector["change"]);
    const std::string organisation = parts["organisation"].dump();
    const std::string measures = parts["measures"].dump();
    const std::string meetings = parts["meetings"].dump();
    const std::string period = vector.contains("period") ? vector["period"].dump() : "";
    const Json& expect = vector["expect"];
    const Json envelope = parsed(slt::api::reviewYear(organisation, measures, meetings, period));
    CHECK(differences(envelope, expect) == std::vector<std::string>{});
    if (!expect.contains("agendas")) continue;
    const Json agendas = parsed(slt::api::agendas(organisation, measures, meetings));
    REQUIRE(agendas["ok"] == true);
    CHECK(itemsOf(agendas["value"], parts["organisation"]) == expect["agendas"]);
  }
}

TEST_CASE("measure vectors", "[organisation][vectors]") {
  const Json file = vectors("measures.json");
  REQUIRE(file["cases"].size() > 20);
  for (const Json& vector : file["cases"]) {
    INFO(vector["name"].dump());
    const Json parts = changedParts(file, vector["change"]);
    const Json envelope = parsed(slt::api::reviewMeasures(parts["measures"].dump(), parts["meetings"].dump(),
                                                          vector["asOf"].get<std::string>()));
    CHECK(differences(envelope, vector["expect"]) == std::vector<std::string>{});
  }
}

TEST_CASE("referral vectors", "[organisation][vectors]") {
  const Json file = vectors("referrals.json");
  REQUIRE(file["cases"].size() > 30);
  for (const Json& vector : file["cases"]) {
    INFO(vector["name"].dump());
    const Json referral = changed(file["referral"], vector["change"]);
    const Json envelope = parsed(slt::api::reviewReferral(referral.dump(), vector["asOf"].get<std::string>()));
    CHECK(differences(envelope, vector["expect"]) == std::vector<std::string>{});
  }
}

TEST_CASE("reviews: a wrong expectation is noticed", "[organisation][vectors]") {
  const Json file = vectors("referrals.json");
  const Json envelope = parsed(slt::api::reviewReferral(file["referral"].dump(), "2027-03-01"));
  CHECK(differences(envelope, {{"outcome", "ready"}, {"told", Json::array()}}).empty());
  CHECK_FALSE(differences(envelope, {{"outcome", "notReady"}, {"told", Json::array()}}).empty());
  CHECK_FALSE(differences(envelope, {{"told", Json::array({Json::object()})}}).empty());
  CHECK_FALSE(differences(envelope, {{"told", Json::array()}, {"irrelevant", {"slt/referral/duty"}}}).empty());
  CHECK_FALSE(differences(envelope, {{"problems", Json::array()}}).empty());
}

TEST_CASE("the built-in profiles are as their models ask, but for leaders that no source names", "[organisation]") {
  for (const char* name : {"stange", "hamar"}) {
    const Json envelope = parsed(slt::api::reviewOrganisation(profile(name).dump(), generalModel()));
    REQUIRE(envelope["ok"] == true);
    for (const Json& finding : envelope["value"]) {
      INFO(finding.dump());
      if (finding["state"] != "met") CHECK(finding["rule"] == "slt/executing/leader");
      if (finding["state"] != "met") CHECK(std::string(name) == "hamar");
    }
  }
}

TEST_CASE("reviews refuse what they cannot read", "[organisation][json]") {
  const auto paths = [](const std::string& text) {
    std::vector<std::string> all;
    const Json envelope = parsed(text);
    for (const Json& each : envelope.value("problems", Json::array()))
      all.push_back(each["path"].get<std::string>() + " " + each["code"].get<std::string>());
    return all;
  };
  using Told = std::vector<std::string>;
  const std::string whose = profile("stange").dump();
  CHECK(paths(slt::api::reviewOrganisation("{", "5")) == Told{" syntax", "/model type"});
  CHECK(paths(slt::api::reviewOrganisation(whose, "{}")) == Told{"/model/rules required"});
  CHECK(paths(slt::api::reviewYear("[]", "5", "{}", "1")) ==
        Told{" type", "/meetings type", "/measures type", "/period type"});
  CHECK(paths(slt::api::reviewYear(whose, "[]", "[]", R"({"from":"2027-01-01","to":"2031-01-01"})")) ==
        Told{"/period/to limit"});
  CHECK(paths(slt::api::reviewMeasures("[5]", "[5]", "today")) ==
        Told{"/meetings/0 type", "/measures/0 type", "/asOf date"});
  CHECK(paths(slt::api::agendas(whose, "[{}]", "[{}]")) ==
        Told{"/meetings/0/body required", "/meetings/0/index required", "/meetings/0/start required",
             "/measures/0/id required", "/measures/0/title required"});
  CHECK(paths(slt::api::reviewReferral("[]", "")) == Told{" type", "/asOf date"});

  const std::string number = someNationalNumber(1, 2, 2010, 345, NumberKind::Birth);
  Json referral{{"team", number}, {"consent", {{"services", Json::array({number})}}}};
  CHECK(paths(slt::api::reviewReferral(referral.dump(), "2027-01-01")) ==
        Told{"/consent/services/0 nationalId", "/team nationalId"});
  const Json measure{{"id", "a"}, {"title", "Samtale med " + number}};
  CHECK(paths(slt::api::reviewMeasures(Json::array({measure}).dump(), "[]", "2027-01-01")) ==
        Told{"/measures/0/title nationalId"});

  Json meetings = Json::array();
  for (int i = 1; i <= 401; ++i) meetings.push_back({{"body", "x"}, {"index", i}, {"start", "2027-01-04T09:00"}});
  Json measures = Json::array();
  for (int i = 1; i <= 1000; ++i) measures.push_back({{"id", std::to_string(i)}, {"title", "x"}});
  CHECK(paths(slt::api::agendas(whose, measures.dump(), meetings.dump())) == Told{"/measures limit"});
  // Centuries apart: of no one plan, and no work for the counting of days.
  meetings = {{{"body", "politirad"}, {"index", 1}, {"start", "0101-01-04T09:00"}},
              {{"body", "politirad"}, {"index", 2}, {"start", "9001-01-04T09:00"}}};
  CHECK(parsed(slt::api::reviewYear(whose, "[]", meetings.dump(), ""))["value"][0]["state"] == "irrelevant");
}

namespace {

/// Years, measures and referrals made up of chance.
class Chance {
public:
  explicit Chance(unsigned seed) : engine_(seed) {}
  int below(int limit) { return static_cast<int>(engine_() % static_cast<unsigned>(limit)); }
  bool once(int in) { return below(in) == 0; }
  std::string day() {
    const int month = 1 + below(12);
    const int day = 1 + below(28);
    return std::string("2027-") + (month < 10 ? "0" : "") + std::to_string(month) + (day < 10 ? "-0" : "-") +
           std::to_string(day);
  }
  Json meetings() {
    Json all = Json::array();
    for (const char* body : {"k", "p", "t", "x"}) {
      const int count = below(6);
      for (int i = 1; i <= count; ++i) all.push_back({{"body", body}, {"index", i}, {"start", day() + "T10:00"}});
    }
    std::shuffle(all.begin(), all.end(), engine_);
    return all;
  }
  Json measure(int number) {
    static const char* bodies[] = {"k", "p", "t", "x", "y"};
    static const char* states[] = {"proposed", "ordered", "running", "evaluated", "reported", "stopped"};
    Json one{{"id", "m" + std::to_string(number)}, {"title", "Tiltak " + std::to_string(number)}};
    if (!once(4)) one["orderedBy"] = {{"body", bodies[below(5)]}, {"index", 1 + below(6)}};
    if (!once(4)) one["body"] = bodies[below(5)];
    if (!once(4)) one["evaluateBy"] = day();
    if (once(3)) one["end"] = day();
    if (!once(5)) one["status"] = states[below(6)];
    return one;
  }
  Json measures() {
    Json all = Json::array();
    const int count = below(6);
    for (int i = 0; i < count; ++i) all.push_back(measure(i));
    return all;
  }

private:
  std::mt19937 engine_;
};

std::string dueOf(const Json& measure) {
  return measure.value("evaluateBy", measure.value("end", ""));
}
bool isUnfinished(const Json& measure) {
  const std::string status = measure.value("status", "");
  return status != "reported" && status != "stopped";
}
Json agendasOf(const Json& organisation, const Json& measures, const Json& meetings) {
  const Json envelope = parsed(slt::api::agendas(organisation.dump(), measures.dump(), meetings.dump()));
  REQUIRE(envelope["ok"] == true);
  return envelope["value"];
}

} // namespace

TEST_CASE("no measure is lost: it stands on an agenda after it is due, or has no meeting", "[organisation][property]") {
  const Json organisation = vectors("years.json")["organisation"];
  int onAgenda = 0;
  int without = 0;
  for (unsigned seed = 1; seed <= 400; ++seed) {
    Chance chance(seed);
    const Json meetings = chance.meetings();
    const Json measures = chance.measures();
    INFO(meetings.dump() << measures.dump());
    const Json agendas = agendasOf(organisation, measures, meetings);
    REQUIRE(agendas.size() == meetings.size());
    const Json findings =
        parsed(slt::api::reviewYear(organisation.dump(), measures.dump(), meetings.dump(), ""))["value"];
    for (const Json& measure : measures) {
      const auto broken = [&](const char* rule) {
        return std::ranges::any_of(findings, [&](const Json& finding) {
          return finding["rule"] == rule && finding["params"].value("measure", "") == measure["id"];
        });
      };
      bool stands = false;
      bool reported = false;
      bool told = false;
      for (std::size_t i = 0; i < agendas.size(); ++i) {
        for (const Json& item : agendas[i]["items"]) {
          if (item.value("measure", "") != measure["id"]) continue;
          const std::string day = meetings[i]["start"].get<std::string>().substr(0, 10);
          CHECK((item["code"] != "report" || day >= dueOf(measure)));
          if (day >= dueOf(measure)) stands = true;
          if (item["code"] == "report") (meetings[i]["body"] == "p" ? told : reported) = true;
        }
      }
      INFO(measure.dump());
      if (isUnfinished(measure)) {
        CHECK((stands || broken("slt/year/report")));
        CHECK_FALSE((reported && broken("slt/year/report")));
        ++(stands ? onAgenda : without);
      }
      // Every report goes on to the politiråd, or that it does not is told.
      if (reported) CHECK(told != broken("slt/year/top"));
    }
  }
  CHECK(onAgenda > 100);
  CHECK(without > 100);
}

TEST_CASE("an agenda changes only with its meeting and the ones beside it", "[organisation][property]") {
  const Json organisation = vectors("years.json")["organisation"];
  int same = 0;
  for (unsigned seed = 1; seed <= 400; ++seed) {
    Chance chance(seed);
    Json meetings = chance.meetings();
    const Json measures = chance.measures();
    if (meetings.empty()) continue;
    const Json before = agendasOf(organisation, measures, meetings);
    // The last meeting of a body moves to a later day: what came before it, but for the meeting next to it, stays.
    const auto chosen = static_cast<std::size_t>(chance.below(static_cast<int>(meetings.size())));
    const auto body = meetings[chosen]["body"].get<std::string>();
    std::vector<std::size_t> row;
    for (std::size_t i = 0; i < meetings.size(); ++i) {
      if (meetings[i]["body"] == body) row.push_back(i);
    }
    std::ranges::stable_sort(row, {}, [&](std::size_t i) { return meetings[i]["start"].get<std::string>(); });
    meetings[row.back()]["start"] = "2027-12-31T10:00";
    const Json after = agendasOf(organisation, measures, meetings);
    INFO(meetings.dump() << measures.dump());
    for (std::size_t k = 0; k + 2 < row.size(); ++k) {
      CHECK(before[row[k]] == after[row[k]]);
      ++same;
    }
    // Nor does the order of the lists matter.
    Json turned = meetings;
    std::ranges::reverse(turned);
    Json back = agendasOf(organisation, measures, turned);
    std::ranges::reverse(back);
    std::set<std::string> starts;
    for (const Json& each : meetings) starts.insert(each["body"].get<std::string>() + each["start"].get<std::string>());
    if (starts.size() == meetings.size()) CHECK(back == after);
  }
  CHECK(same > 100);
}

TEST_CASE("an answer more to a referral never turns what holds or does not", "[organisation][property]") {
  const Json answers = {{"/dutyToNotify", {"no", "notified", "unclear"}},
                        {"/anonymous", {true, false}},
                        {"/consentForm", {true, false}},
                        {"/orientationForm", {true, false}},
                        {"/consent/voluntary", {true, false}},
                        {"/consent/services", {Json::array(), Json::array({"ppt"})}},
                        {"/consent/until", {"2027-01-01", "2028-01-01"}},
                        {"/consent/withdrawn", {true, false}},
                        {"/focus", {Json::array(), Json::array({"crime"})}},
                        {"/team", {"t"}}};
  int turned = 0;
  for (unsigned seed = 1; seed <= 300; ++seed) {
    Chance chance(seed);
    Json referral = Json::object();
    for (const auto& [pointer, all] : answers.items()) {
      if (!chance.once(2))
        referral[Json::json_pointer(pointer)] =
            all[static_cast<std::size_t>(chance.below(static_cast<int>(all.size())))];
    }
    const Json before = parsed(slt::api::reviewReferral(referral.dump(), "2027-06-01"))["value"];
    for (const auto& [pointer, all] : answers.items()) {
      if (referral.contains(Json::json_pointer(pointer))) continue;
      for (const Json& answer : all) {
        Json more = referral;
        more[Json::json_pointer(pointer)] = answer;
        const Json after = parsed(slt::api::reviewReferral(more.dump(), "2027-06-01"))["value"];
        for (std::size_t i = 0; i < before["findings"].size(); ++i) {
          const Json& was = before["findings"][i];
          const Json& is = after["findings"][i];
          INFO(was.dump() << is.dump());
          if (was["state"] == "broken") CHECK(is["state"] == "broken");
          if (was["state"] == "met") CHECK((is["state"] == "met" || is["state"] == "irrelevant"));
          if (was["state"] == "irrelevant") CHECK(is["state"] == "irrelevant");
          if (was["state"] == "missing" && is["state"] != "missing") {
            // What turns it was named.
            CHECK(std::ranges::find(was["missing"], Json(pointer)) != was["missing"].end());
            ++turned;
          }
        }
        if (before["outcome"] == "elsewhereFirst") CHECK(after["outcome"] == "elsewhereFirst");
        if (before["outcome"] == "ready") CHECK(after["outcome"] == "ready");
      }
    }
  }
  CHECK(turned > 500);
}
