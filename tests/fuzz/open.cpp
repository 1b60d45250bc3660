// Any bytes as a pack: it opens or its problems are told; an open one is linted and judges.
#include <cstdint>

#include "api/events.hpp"
#include "support.hpp"

using slt::fuzz::Json;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto made = slt::fuzz::withNumbers({reinterpret_cast<const char*>(data), size});
  const slt::api::EventRules rules(made.text);
  const std::string opened = rules.opened();
  slt::fuzz::requireNoEcho(opened, made.numbers);
  const Json answer = slt::fuzz::envelope(opened);
  slt::fuzz::require(answer["ok"].get<bool>() == (rules.pack() != nullptr), "open and not open", opened);
  static const char* const applications[] = {
      "{}",
      R"({"kind":"disco","access":"public","schools":2,"participants":150,"ageMin":12,"ageMax":18,)"
      R"("start":"2027-01-30T19:00","end":"2027-01-31T02:00","appliedOn":"2027-01-17","guardListSentOn":"2027-01-29",)"
      R"("responsible":{"born":"2002-01-31"},"guards":[{"name":"A","born":"2007-01-31"},{"age":40},{"name":"C"}],)"
      R"("drugFree":false,"nearSchoolDistrict":false,"schoolEvent":true,"approvedBySchool":false})"};
  for (const char* application : applications) {
    for (const bool explain : {false, true}) {
      const Json verdict = slt::fuzz::envelope(rules.check(application, "2027-01-04", explain));
      slt::fuzz::require(verdict["ok"] == answer["ok"], "a verdict without a pack, or the other way round", made.text);
      if (!verdict["ok"].get<bool>()) continue;
      slt::fuzz::require(verdict["value"]["findings"].size() == rules.pack()->rules.size(),
                         "not one finding for each rule", made.text);
    }
  }
  const Json lint = slt::fuzz::envelope(rules.lint("2030-01-01"));
  slt::fuzz::require(lint["ok"] == answer["ok"], "lint without a pack, or the other way round", made.text);
  return 0;
}
