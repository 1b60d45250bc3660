// Any bytes as an application. The first byte chooses the pack and whether to explain; up to the first line break
// stands the day of the check; the rest is the application.
#include <cstdint>
#include <memory>

#include "api/events.hpp"
#include "support.hpp"

using slt::fuzz::Json;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto packs = [] {
    std::vector<std::unique_ptr<slt::api::EventRules>> opened;
    for (const std::string& text : slt::fuzz::packTexts()) {
      opened.push_back(std::make_unique<slt::api::EventRules>(text));
      slt::fuzz::require(opened.back()->pack() != nullptr, "a pack does not open", opened.back()->opened());
    }
    return opened;
  }();
  if (size == 0) return 0;
  const slt::api::EventRules& rules = *packs[data[0] % packs.size()];
  const auto made = slt::fuzz::withNumbers({reinterpret_cast<const char*>(data) + 1, size - 1});
  const std::size_t line = made.text.find('\n');
  const std::string asOf = made.text.substr(0, line);
  const std::string application = line == std::string::npos ? "" : made.text.substr(line + 1);

  const std::string plain = rules.check(application, asOf, false);
  const std::string explained = rules.check(application, asOf, true);
  slt::fuzz::requireNoEcho(plain, made.numbers);
  slt::fuzz::requireNoEcho(explained, made.numbers);
  const Json one = slt::fuzz::envelope(plain);
  const Json two = slt::fuzz::envelope(explained);
  slt::fuzz::require(one["ok"] == two["ok"], "explaining changes what can be read", application);
  if (!one["ok"].get<bool>()) {
    slt::fuzz::require(one == two, "explaining changes the problems", application);
    return 0;
  }
  const std::size_t count = rules.pack()->rules.size();
  slt::fuzz::require(one["value"]["findings"].size() == count, "not one finding for each rule", plain);
  for (const char* key : {"outcome", "deadlines", "earliestDate", "pack"}) {
    slt::fuzz::require(one["value"].value(key, Json()) == two["value"].value(key, Json()),
                       "explaining changes the verdict", application);
  }
  for (std::size_t i = 0; i < count; ++i) {
    const Json& finding = one["value"]["findings"][i];
    for (const char* key : {"rule", "state", "missing"}) {
      slt::fuzz::require(finding.value(key, Json()) == two["value"]["findings"][i].value(key, Json()),
                         "explaining changes a finding", application);
    }
    // An empty list is left out.
    slt::fuzz::require((finding["state"] == "missing") == finding.contains("missing"), "missing without a missing fact",
                       plain);
  }
  return 0;
}
