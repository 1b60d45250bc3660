// Built-in packs with values changed where the bytes say: sound enough to get past the reader, odd enough to ask the
// rules for what nobody foresaw. Each three bytes name a place (two) and a value (one).
#include <cstdint>

#include "api/events.hpp"
#include "support.hpp"

using slt::fuzz::Json;

namespace {

void places(Json& value, std::vector<Json*>& found) {
  // A plain value, iterated, gives itself.
  if (!value.is_structured()) return;
  for (Json& member : value) {
    found.push_back(&member);
    places(member, found);
  }
}

const std::vector<Json>& values() {
  static const std::vector<Json> all = [] {
    std::vector<Json> made;
    for (const char* text : {"null",
                             "true",
                             "false",
                             "0",
                             "1",
                             "7",
                             "8",
                             "13",
                             "15",
                             "18",
                             "25",
                             "35",
                             "50",
                             "99",
                             "100",
                             "101",
                             "150",
                             "1000000",
                             "1e300",
                             "-1",
                             "1.5",
                             "[]",
                             "{}",
                             "\"\"",
                             "\"x\"",
                             "\"00:00\"",
                             "\"05:59\"",
                             "\"06:00\"",
                             "\"22:00\"",
                             "\"24:00\"",
                             "\"2027-01-30\"",
                             "\"2027-02-01\"",
                             "\"0001-01-01\"",
                             "\"9999-12-31\"",
                             "\"strictly-older\"",
                             "\"strictest\"",
                             "\"guards\"",
                             "\"guardList\"",
                             "\"closed\"",
                             "{\"months\":1}",
                             "{\"months\":120}",
                             "{\"weeks\":2}",
                             "{\"with\":\"application\"}",
                             "{\"min\":0,\"max\":0}",
                             "{\"below\":0}",
                             "{\"above\":100,\"max\":200}",
                             "{\"minimum\":3,\"percent\":100,\"oneForEach\":1}",
                             "{\"steps\":[{\"upTo\":0,\"guards\":0},{\"guards\":100000}]}",
                             "{\"access\":\"public\",\"schoolEvent\":false}",
                             "{\"participants\":{\"min\":5,\"max\":4}}",
                             "[{\"weekdays\":[5,6],\"at\":\"02:00\"},{\"at\":\"24:00\"}]",
                             "{\"from\":0,\"to\":150}",
                             "{\"from\":13,\"to\":13}"}) {
      made.push_back(Json::parse(text, nullptr, false));
    }
    return made;
  }();
  return all;
}

const Json& application(unsigned which) {
  static const std::vector<Json> all = [] {
    std::vector<Json> made;
    for (const char* text :
         {R"({})",
          R"({"kind":"disco","access":"public","participants":150,"ageMin":12,"ageMax":18,"start":"2027-01-30T19:00",)"
          R"("end":"2027-01-31T02:00","appliedOn":"2027-01-17","guardListSentOn":"2027-01-29","responsible":{"born":)"
          R"("2002-01-31"},"guards":[{"name":"A","born":"2007-01-31"},{"age":40},{"name":"C"}],"drugFree":false})",
          R"({"kind":"lan","access":"closed","schools":3,"participants":101,"gradeMin":7,"gradeMax":10,"end":)"
          R"("2027-05-17T12:00","guards":[{"age":34},{"age":20}],"schoolEvent":true,"approvedBySchool":true})",
          R"({"access":"public","ageMax":15,"gradeMin":8,"start":"2027-05-16T05:59","appliedOn":"2027-01-04"})"}) {
      made.push_back(Json::parse(text, nullptr, false));
    }
    return made;
  }();
  return all[which % all.size()];
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::vector<std::string>& texts = slt::fuzz::packTexts();
  Json pack = Json::parse(texts[data[0] % texts.size()], nullptr, false);
  const unsigned which = data[1];
  for (std::size_t i = 2; i + 2 < size && i < 40; i += 3) {
    std::vector<Json*> found;
    places(pack, found);
    if (found.empty()) break;
    const std::size_t place = (std::size_t{data[i]} * 256 + data[i + 1]) % found.size();
    *found[place] = values()[data[i + 2] % values().size()];
  }
  const slt::api::EventRules rules(pack.dump());
  const Json opened = slt::fuzz::envelope(rules.opened());
  if (!opened["ok"].get<bool>()) return 0;
  for (const bool explain : {false, true}) {
    const std::string answer = rules.check(application(which).dump(), "2027-01-04", explain);
    const Json verdict = slt::fuzz::envelope(answer);
    if (!verdict["ok"].get<bool>() || !explain) continue;
    // What the nearest fix proposes can be read again, and breaks nothing.
    if (!verdict["value"].contains("nearestFix")) continue;
    const Json patched = application(which).patch(verdict["value"]["nearestFix"]["patch"]);
    const Json after = slt::fuzz::envelope(rules.check(patched.dump(), "2027-01-04", false));
    slt::fuzz::require(after["ok"].get<bool>(), "the nearest fix leaves no valid application", answer);
    int fewer = 0;
    for (std::size_t i = 0; i < after["value"]["findings"].size(); ++i) {
      const bool was = verdict["value"]["findings"][i]["state"] == "broken";
      const bool is = after["value"]["findings"][i]["state"] == "broken";
      slt::fuzz::require(was || !is, "the nearest fix breaks something", answer);
      fewer += was && !is ? 1 : 0;
    }
    slt::fuzz::require(fewer > 0, "the nearest fix cures nothing", answer);
  }
  const Json lint = slt::fuzz::envelope(rules.lint("2030-01-01"));
  for (const Json& problem : lint["value"]) {
    slt::fuzz::require(problem["path"].get<std::string>().starts_with("/"), "a problem of the pack without a place",
                       lint.dump());
  }
  return 0;
}
