#include "planning/days.hpp"

#include <algorithm>

#include "calendar/working_days.hpp"

namespace slt::planning {

bool isOpen(const Problem& problem, Clock clock, Day day) {
  const bool closed = std::ranges::any_of(problem.breaks, [&](const Break& off) {
    return off.from <= day && day <= off.to && (off.closesOffice || clock == Clock::School);
  });
  return !closed && calendar::isWorkingDay(day);
}

namespace {

/// So far days are counted after a period: nobody's plan is further off, and no input keeps anybody busy by it.
constexpr Day kTenYears = 3653;

} // namespace

OpenDays::OpenDays(const Problem& problem, Clock clock, Day until) : from_(problem.from), to_(problem.to) {
  int open = 0;
  for (Day day = from_; day <= std::clamp(until, to_, calendar::addDays(to_, kTenYears)); ++day) {
    if (planning::isOpen(problem, clock, day)) ++open;
    counts_.push_back(open);
  }
}

int OpenDays::count(Day day) const {
  if (day < from_ || counts_.empty()) return 0;
  const auto last = static_cast<Day>(counts_.size()) - 1;
  return counts_[static_cast<std::size_t>(std::min(day - from_, last))];
}

Spacing OpenDays::spacing(const Body& body) const {
  const int target = body.spacing.target.value_or(std::max(1, total() / std::max(1, body.count)));
  return {body.spacing.min.value_or(std::max(1, target / 2)), target, body.spacing.max.value_or((3 * target + 1) / 2)};
}

Days::Days(const Problem& problem, Day until)
    : problem_(problem), office_(problem, Clock::Office, until), school_(problem, Clock::School, until) {}

Cost Days::avoid(Day day) const {
  Cost cost = 0;
  for (const Avoid& range : problem_.avoid) {
    if (range.from <= day && day <= range.to) cost += range.cost;
  }
  return cost;
}

Cost Days::squeezed(Day day) const {
  return calendar::isSqueezed(day) ? problem_.squeezed : 0;
}

} // namespace slt::planning
