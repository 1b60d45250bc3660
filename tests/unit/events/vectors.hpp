// Compares a verdict with what a vector expects (tests/vectors/README.md). Gives the differences as text, so that the
// comparison itself can be tested: a vector that cannot fail would be worth nothing.
#pragma once

#include <algorithm>

#include "events/support.hpp"

namespace slt::test {

/// Every field of `part` is in `whole`, with the same value.
inline bool holdsAll(const Json& whole, const Json& part) {
  for (const auto& [key, value] : part.items()) {
    if (!whole.contains(key) || whole[key] != value) return false;
  }
  return true;
}

inline std::vector<std::string> sorted(const Json& texts) {
  std::vector<std::string> all;
  for (const Json& text : texts) all.push_back(text.is_string() ? text.get<std::string>() : text.dump());
  std::ranges::sort(all);
  return all;
}

/// The application of a case: laid over the file's base, guards multiplied.
inline Json applicationOf(const Json& file, const Json& vector) {
  Json application = Json::object();
  if (file.contains("base") && vector.value("base", true)) application = file["base"];
  for (const auto& [key, value] : vector["application"].items()) {
    if (value.is_null() && application.contains(key))
      application.erase(key);
    else
      application[key] = value;
  }
  if (application.contains("guards") && application["guards"].is_array()) {
    Json guards = Json::array();
    for (Json guard : application["guards"]) {
      int times = 1;
      if (guard.is_object() && guard.contains("times")) {
        times = guard["times"].get<int>();
        guard.erase("times");
      }
      for (int i = 0; i < times; ++i) guards.push_back(guard);
    }
    application["guards"] = guards;
  }
  return application;
}

/// What differs between the explained envelope and what is expected; empty when nothing does.
inline std::vector<std::string> differences(const Json& envelope, const Json& expect) {
  std::vector<std::string> found;
  const auto differ = [&](const std::string& what, const Json& is, const Json& should) {
    found.push_back(what + " is " + is.dump() + ", should be " + should.dump());
  };
  if (expect.empty()) found.push_back("nothing is expected");
  if (envelope["ok"] != !expect.contains("problems")) {
    differ("the envelope", envelope, expect);
    return found;
  }
  if (expect.contains("problems")) {
    Json is = Json::array();
    for (const Json& problem : envelope["problems"])
      is.push_back({{"path", problem["path"]}, {"code", problem["code"]}});
    if (sorted(is) != sorted(expect["problems"])) differ("problems", is, expect["problems"]);
    return found;
  }

  const Json& verdict = envelope["value"];
  std::map<std::string, const Json*> findings;
  for (const Json& finding : verdict["findings"]) findings[finding["rule"].get<std::string>()] = &finding;
  const auto ofRules = [&](const Json& rules, auto compare) {
    for (const auto& [rule, should] : rules.items()) {
      if (rule == "*") continue;
      if (!findings.contains(rule))
        found.push_back("there is no rule " + rule);
      else
        compare(rule, *findings[rule], should);
    }
  };
  const auto patchOf = [&](const char* key) { return verdict.contains(key) ? verdict[key]["patch"] : Json(); };

  for (const auto& [key, should] : expect.items()) {
    if (key == "outcome") {
      if (verdict["outcome"] != should) differ(key, verdict["outcome"], should);
    } else if (key == "states") {
      ofRules(should, [&](const std::string& rule, const Json& finding, const Json& state) {
        if (finding["state"] != state) differ("the state of " + rule, finding["state"], state);
      });
      if (should.contains("*")) {
        for (const auto& [rule, finding] : findings) {
          if (!should.contains(rule) && (*finding)["state"] != should["*"]) {
            differ("the state of " + rule, (*finding)["state"], should["*"]);
          }
        }
      }
    } else if (key == "missing") {
      ofRules(should, [&](const std::string& rule, const Json& finding, const Json& fields) {
        if (sorted(finding["missing"]) != sorted(fields))
          differ("what " + rule + " misses", finding["missing"], fields);
      });
    } else if (key == "codes") {
      ofRules(should, [&](const std::string& rule, const Json& finding, const Json& code) {
        if (finding["code"] != code) differ("the code of " + rule, finding["code"], code);
      });
    } else if (key == "params") {
      ofRules(should, [&](const std::string& rule, const Json& finding, const Json& params) {
        if (!holdsAll(finding["params"], params)) differ("the params of " + rule, finding["params"], params);
      });
    } else if (key == "reading") {
      ofRules(should, [&](const std::string& rule, const Json& finding, const Json& reading) {
        const Json is = finding.value("reading", Json());
        if (is != reading) differ("the reading of " + rule, is, reading);
      });
    } else if (key == "deadlines") {
      const Json& is = verdict["deadlines"];
      bool same = is.size() == should.size();
      for (std::size_t i = 0; same && i < is.size(); ++i) same = holdsAll(is[i], should[i]);
      if (!same) differ(key, is, should);
    } else if (key == "earliestDate") {
      const Json is = verdict.value("earliestDate", Json());
      if (is != should) differ(key, is, should);
    } else if (key == "nearestFix" || key == "friendlyFix") {
      if (patchOf(key.c_str()) != should) differ(key, patchOf(key.c_str()), should);
    } else if (key == "todo") {
      Json codes = Json::array();
      for (const Json& todo : verdict.value("todo", Json::array())) codes.push_back(todo["code"]);
      if (sorted(codes) != sorted(should)) differ(key, codes, should);
    } else {
      found.push_back("nobody knows what " + key + " expects");
    }
  }
  return found;
}

} // namespace slt::test
