// What JavaScript sees of the module: few, large calls, text in and an envelope out. Nothing is decided here.
//
// An open pack, or a task that is driven on, crosses as the number of its place in memory. Embind could make it a
// class, but its machinery for classes (inheritance, smart pointers, garbage collection) is larger than all of these
// bindings; js-glue/engine.ts makes the class.
#include <emscripten/bind.h>

#include <cstdint>
#include <string>

#include "api/calendar.hpp"
#include "api/events.hpp"
#include "api/organisation.hpp"
#include "api/planner.hpp"
#include "api/planning.hpp"

namespace {

using slt::api::EventRules;

/// A pointer in WebAssembly: a plain number in JavaScript, and the only type of number that crosses (embind.cpp).
using Place = std::uint32_t;
static_assert(sizeof(Place) == sizeof(void*));

const EventRules& at(Place place) {
  return *reinterpret_cast<const EventRules*>(place);
}
slt::api::Task& taskAt(Place place) {
  return *reinterpret_cast<slt::api::Task*>(place);
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
Place place(slt::api::Task* task) {
  return reinterpret_cast<Place>(task);
}
Place openPlanner(const std::string& request, std::uint32_t seed) {
  return place(new slt::api::Planner(request, seed));
}
Place openPricer(const std::string& request, const std::string& meetings, const std::string& which,
                 std::uint32_t seed) {
  return place(new slt::api::Pricer(request, meetings, which, seed));
}
void closeTask(Place task) {
  delete &taskAt(task);
}
std::string taskOpened(Place task) {
  return taskAt(task).opened();
}
bool taskAdvance(Place task, std::uint32_t steps) {
  return taskAt(task).advance(static_cast<int>(steps));
}
std::string taskProgress(Place task) {
  return taskAt(task).progress();
}
std::string taskResult(Place task) {
  return taskAt(task).result();
}
std::string reviewPlan(const std::string& request, const std::string& meetings) {
  return slt::api::reviewPlan(request, meetings);
}
std::string planRequest(const std::string& organisation, const std::string& period, const std::string& options) {
  return slt::api::planRequest(organisation, period, options);
}
std::string reviewSchoolCalendar(const std::string& calendar) {
  return slt::api::reviewSchoolCalendar(calendar);
}
std::string reviewOrganisation(const std::string& organisation, const std::string& model) {
  return slt::api::reviewOrganisation(organisation, model);
}
std::string reviewYear(const std::string& organisation, const std::string& measures, const std::string& meetings,
                       const std::string& period) {
  return slt::api::reviewYear(organisation, measures, meetings, period);
}
std::string reviewMeasures(const std::string& measures, const std::string& meetings, const std::string& asOf) {
  return slt::api::reviewMeasures(measures, meetings, asOf);
}
std::string agendas(const std::string& organisation, const std::string& measures, const std::string& meetings) {
  return slt::api::agendas(organisation, measures, meetings);
}
std::string reviewReferral(const std::string& referral, const std::string& asOf) {
  return slt::api::reviewReferral(referral, asOf);
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
  emscripten::function("openPricer", &openPricer);
  emscripten::function("closeTask", &closeTask);
  emscripten::function("taskOpened", &taskOpened);
  emscripten::function("taskAdvance", &taskAdvance);
  emscripten::function("taskProgress", &taskProgress);
  emscripten::function("taskResult", &taskResult);
  emscripten::function("reviewPlan", &reviewPlan);
  emscripten::function("planRequest", &planRequest);
  emscripten::function("reviewSchoolCalendar", &reviewSchoolCalendar);
  emscripten::function("reviewOrganisation", &reviewOrganisation);
  emscripten::function("reviewYear", &reviewYear);
  emscripten::function("reviewMeasures", &reviewMeasures);
  emscripten::function("agendas", &agendas);
  emscripten::function("reviewReferral", &reviewReferral);
}
