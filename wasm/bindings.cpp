// What JavaScript sees of the module: few, large calls, text in and an envelope out. Nothing is decided here.
//
// An open pack crosses as the number of its place in memory. Embind could make it a class, but its machinery for
// classes (inheritance, smart pointers, garbage collection) is larger than all of these bindings; js-glue/engine.ts
// makes the class.
#include <emscripten/bind.h>

#include <cstdint>
#include <string>

#include "api/calendar.hpp"
#include "api/events.hpp"
#include "api/planner.hpp"
#include "api/planning.hpp"

namespace {

using slt::api::EventRules;
using slt::api::Planner;

/// 32 bits in WebAssembly: a plain number in JavaScript.
using Place = std::uintptr_t;

const EventRules& at(Place place) {
  return *reinterpret_cast<const EventRules*>(place);
}
Planner& plannerAt(Place place) {
  return *reinterpret_cast<Planner*>(place);
}

std::string version() {
  return SLT_VERSION;
}
Place openRules(const std::string& pack) {
  return reinterpret_cast<Place>(new EventRules(pack));
}
void closeRules(Place rules) {
  delete &at(rules);
}
std::string opened(Place rules) {
  return at(rules).opened();
}
std::string check(Place rules, const std::string& application, const std::string& asOf, bool explain) {
  return at(rules).check(application, asOf, explain);
}
std::string checkAll(Place rules, const std::string& applications, const std::string& asOf, bool explain) {
  return at(rules).checkAll(applications, asOf, explain);
}
std::string lint(Place rules, const std::string& asOf) {
  return at(rules).lint(asOf);
}
Place openPlanner(const std::string& request, std::uint32_t seed) {
  return reinterpret_cast<Place>(new Planner(request, seed));
}
void closePlanner(Place planner) {
  delete &plannerAt(planner);
}
std::string plannerOpened(Place planner) {
  return plannerAt(planner).opened();
}
bool plannerAdvance(Place planner, int steps) {
  return plannerAt(planner).advance(steps);
}
std::string plannerProgress(Place planner) {
  return plannerAt(planner).progress();
}
std::string plannerResult(Place planner) {
  return plannerAt(planner).result();
}
std::string reviewPlan(const std::string& request, const std::string& meetings) {
  return slt::api::reviewPlan(request, meetings);
}
std::string calendar(const std::string& from, const std::string& to) {
  return slt::api::calendar(from, to);
}

} // namespace

EMSCRIPTEN_BINDINGS(slt) {
  emscripten::function("version", &version);
  emscripten::function("calendar", &calendar);
  emscripten::function("openRules", &openRules);
  emscripten::function("closeRules", &closeRules);
  emscripten::function("opened", &opened);
  emscripten::function("check", &check);
  emscripten::function("checkAll", &checkAll);
  emscripten::function("lint", &lint);
  emscripten::function("openPlanner", &openPlanner);
  emscripten::function("closePlanner", &closePlanner);
  emscripten::function("plannerOpened", &plannerOpened);
  emscripten::function("plannerAdvance", &plannerAdvance);
  emscripten::function("plannerProgress", &plannerProgress);
  emscripten::function("plannerResult", &plannerResult);
  emscripten::function("reviewPlan", &reviewPlan);
}
