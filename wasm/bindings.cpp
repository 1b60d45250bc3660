// What JavaScript sees of the module: few, large calls, text in and an envelope out. Nothing is decided here.
#include <emscripten/bind.h>

#include <string>

#include "api/calendar.hpp"
#include "api/events.hpp"

namespace {

using slt::api::EventRules;

std::string version() {
  return SLT_VERSION;
}

// Embind hands texts over as std::string; the API takes views.
EventRules* open(const std::string& pack) {
  return new EventRules(pack);
}
std::string check(const EventRules& rules, const std::string& application, const std::string& asOf, bool explain) {
  return rules.check(application, asOf, explain);
}
std::string checkAll(const EventRules& rules, const std::string& applications, const std::string& asOf, bool explain) {
  return rules.checkAll(applications, asOf, explain);
}
std::string lint(const EventRules& rules, const std::string& asOf) {
  return rules.lint(asOf);
}
std::string calendar(const std::string& from, const std::string& to) {
  return slt::api::calendar(from, to);
}

} // namespace

EMSCRIPTEN_BINDINGS(slt) {
  emscripten::function("version", &version);
  emscripten::function("calendar", &calendar);
  emscripten::class_<EventRules>("EventRules")
      .constructor(&open, emscripten::allow_raw_pointers())
      .function("opened", &EventRules::opened)
      .function("check", &check)
      .function("checkAll", &checkAll)
      .function("lint", &lint);
}
