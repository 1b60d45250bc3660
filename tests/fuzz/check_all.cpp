// Any bytes as a list of applications: the same verdicts and problems as one by one. The first byte chooses the pack.
#include <cstdint>
#include <memory>

#include "api/events.hpp"
#include "support.hpp"

using slt::fuzz::Json;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto packs = [] {
    std::vector<std::unique_ptr<slt::api::EventRules>> opened;
    for (const std::string& text : slt::fuzz::packTexts())
      opened.push_back(std::make_unique<slt::api::EventRules>(text));
    return opened;
  }();
  if (size == 0) return 0;
  const slt::api::EventRules& rules = *packs[data[0] % packs.size()];
  const bool explain = (data[0] & 0x80) != 0;
  const auto made = slt::fuzz::withNumbers({reinterpret_cast<const char*>(data) + 1, size - 1});
  const std::string asOf = "2027-01-04";
  const std::string answer = rules.checkAll(made.text, asOf, explain);
  slt::fuzz::requireNoEcho(answer, made.numbers);
  const Json all = slt::fuzz::envelope(answer);
  if (all["ok"].get<bool>()) {
    const Json applications = Json::parse(made.text, nullptr, false);
    slt::fuzz::require(applications.is_array() && applications.size() == all["value"].size(),
                       "not one verdict for each application", made.text);
    // Two keys of one name are read alike by both, yet cannot be told from the parsed text.
    for (std::size_t i = 0; i < applications.size(); ++i) {
      const Json one = slt::fuzz::envelope(rules.check(applications[i].dump(), asOf, explain));
      if (!one["ok"].get<bool>()) continue;
      slt::fuzz::require(one["value"] == all["value"][i], "check and checkAll differ", made.text);
    }
  }
  return 0;
}
