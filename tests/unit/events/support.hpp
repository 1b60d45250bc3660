// What the tests of the event rules share: packs and applications as JSON, asked through the same door as everybody
// else (api/events.hpp), so that what is tested is what is shipped.
#pragma once

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "api/events.hpp"

/// A plain value, iterated, gives itself: Catch2 must not take it for a range.
template<> struct Catch::StringMaker<nlohmann::json> {
  static std::string convert(const nlohmann::json& value) { return value.dump(); }
};

namespace slt::test {

using Json = nlohmann::json;

inline Json parsed(std::string_view text) {
  Json read = Json::parse(text, nullptr, false);
  INFO(text);
  REQUIRE_FALSE(read.is_discarded());
  return read;
}

inline std::string readFile(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  INFO(path);
  REQUIRE(file != nullptr);
  std::string text;
  std::array<char, 16384> chunk{};
  while (const std::size_t got = std::fread(chunk.data(), 1, chunk.size(), file)) text.append(chunk.data(), got);
  std::fclose(file);
  return text;
}

inline const std::vector<std::string>& packNames() {
  static const std::vector<std::string> names{"hamar", "loten", "vaernes", "lensmann", "hamar-2025"};
  return names;
}
inline std::string packText(const std::string& name) {
  return readFile(std::string(SLT_SOURCE_DIR) + "/src/packs/" + name + ".json");
}
inline Json packJson(const std::string& name) {
  return parsed(packText(name));
}

/// An envelope, read as the glue reads it: an empty list of a finding is left out of the text.
inline Json envelopeOf(std::string_view text) {
  Json envelope = parsed(text);
  const auto fill = [](Json& verdict) {
    if (!verdict.is_object() || !verdict.contains("findings")) return;
    for (Json& finding : verdict["findings"]) {
      for (const char* list : {"facts", "missing", "remedies"}) {
        if (!finding.contains(list)) finding[list] = Json::array();
      }
    }
  };
  if (!envelope.contains("value")) return envelope;
  if (envelope["value"].is_array()) {
    for (Json& verdict : envelope["value"]) fill(verdict);
  } else {
    fill(envelope["value"]);
  }
  return envelope;
}

/// Rules that are known to open.
class Rules {
public:
  explicit Rules(const std::string& text) : rules_(std::make_unique<api::EventRules>(text)) {
    INFO(rules_->opened());
    REQUIRE(rules_->pack() != nullptr);
  }
  explicit Rules(const Json& pack) : Rules(pack.dump()) {}

  const api::EventRules& api() const { return *rules_; }
  const events::Pack& pack() const { return *rules_->pack(); }
  /// The verdict; fails when the application is refused.
  Json check(const Json& application, const std::string& asOf, bool explain = false) const {
    const Json envelope = envelopeOf(rules_->check(application.dump(), asOf, explain));
    INFO(application.dump() << "\n" << envelope.dump());
    REQUIRE(envelope.value("ok", false));
    return envelope["value"];
  }
  /// The problems; empty when the application is accepted.
  Json problems(const std::string& application, const std::string& asOf = "2027-01-04") const {
    const Json envelope = parsed(rules_->check(application, asOf, false));
    return envelope.value("problems", Json::array());
  }
  Json lint(const std::string& asOf = "") const {
    const Json envelope = parsed(rules_->lint(asOf));
    REQUIRE(envelope.value("ok", false));
    return envelope["value"];
  }

private:
  std::unique_ptr<api::EventRules> rules_;
};

/// A built-in pack, opened once.
inline const Rules& builtIn(const std::string& name) {
  static std::map<std::string, std::unique_ptr<Rules>> opened;
  std::unique_ptr<Rules>& rules = opened[name];
  if (!rules) rules = std::make_unique<Rules>(packText(name));
  return *rules;
}

inline const Json& findingOf(const Json& verdict, const std::string& rule) {
  for (const Json& finding : verdict["findings"]) {
    if (finding["rule"] == rule) return finding;
  }
  FAIL("no finding of " << rule);
  return verdict;
}
inline std::string stateOf(const Json& verdict, const std::string& rule) {
  return findingOf(verdict, rule)["state"].get<std::string>();
}
inline std::set<std::string> missingOf(const Json& verdict, const std::string& rule) {
  std::set<std::string> fields;
  for (const Json& field : findingOf(verdict, rule)["missing"]) fields.insert(field.get<std::string>());
  return fields;
}

/// A pack of one scope (everything public) and the rules given, each filled up with what every rule needs.
inline Json packOf(std::vector<Json> rules) {
  Json pack = {{"id", "p"},
               {"version", "1.0.0"},
               {"title", {{"nb", "Retningslinjer"}, {"nn", "Retningsliner"}, {"en", "Guidelines"}}},
               {"source", {{"title", "Kilde"}, {"checkedOn", "2026-11-21"}}},
               {"readings", Json::array()},
               {"rules", Json::array()}};
  const Json title = {{"nb", "Regel"}, {"nn", "Regel"}, {"en", "Rule"}};
  pack["rules"].push_back({{"id", "p/scope"},
                           {"kind", "scope"},
                           {"severity", "info"},
                           {"title", title},
                           {"any", Json::array({{{"access", "public"}}})}});
  for (Json& rule : rules) {
    if (!rule.contains("id")) rule["id"] = "p/" + std::to_string(pack["rules"].size());
    if (!rule.contains("severity")) rule["severity"] = "must";
    if (!rule.contains("title")) rule["title"] = title;
    if (!rule.contains("quote")) rule["quote"] = "Det skal være slik.";
    pack["rules"].push_back(rule);
  }
  return pack;
}
/// The same with questions, each by its id.
inline Json withQuestions(Json pack, const std::vector<std::string>& ids) {
  pack["questions"] = Json::array();
  for (const std::string& id : ids) {
    pack["questions"].push_back({{"id", id}, {"text", {{"nb", "?"}, {"nn", "?"}, {"en", "?"}}}});
  }
  return pack;
}

} // namespace slt::test
