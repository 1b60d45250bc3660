#include "planning/draft.hpp"

#include <algorithm>
#include <cstdlib>

#include "planning/review.hpp"

namespace slt::planning {

namespace {

/// The least that a day's absences cost, or kNever when the required meetings clash. Most days hold one or two
/// meetings.
Cost dayCost(std::span<const Appointment> day, std::optional<int> atMost) {
  if (day.size() <= 1 && atMost.value_or(1) > 0) return 0;
  if (day.size() == 2 && atMost.value_or(1) > 0) {
    const Appointment& a = day[0];
    const Appointment& b = day[1];
    const bool both = (a.until <= b.from || b.until <= a.from) && atMost.value_or(2) > 1;
    if (both) return 0;
    if (a.required && b.required) return kNever;
    if (a.required) return b.weight;
    if (b.required) return a.weight;
    return std::min(a.weight, b.weight);
  }
  const Attendance attendance = attend(day, atMost);
  return attendance.possible ? attendance.cost : Cost{kNever};
}

} // namespace

Draft::Draft(const Model& model) : model_(model) {
  onDay_.resize(static_cast<std::size_t>(model.candidates.length()));
  cellCost_.resize(model.cells.all.size(), 0);
  clear();
}

void Draft::clear() {
  choice_.assign(static_cast<std::size_t>(model_.meetings.count()), -1);
  for (std::vector<int>& day : onDay_) day.clear();
  cost_ = 0;
}

Scaled Draft::beside(const Candidate& candidate) const {
  const Problem& problem = model_.candidates.problem;
  const std::vector<int>& others = onDay_[static_cast<std::size_t>(candidate.day)];
  const std::vector<SharedMember>& mine = model_.candidates.shared[static_cast<std::size_t>(candidate.body)];
  const int minutes = problem.bodies[static_cast<std::size_t>(candidate.body)].minutes;
  const auto chosen = [&](int meeting) -> const Candidate& {
    return model_.candidates.all[static_cast<std::size_t>(choice_[static_cast<std::size_t>(meeting)])];
  };
  if (candidate.room >= 0 && !problem.rooms[static_cast<std::size_t>(candidate.room)].endless) {
    for (const int other : others) {
      const Candidate& there = chosen(other);
      if (there.room != candidate.room) continue;
      const int theirs = problem.bodies[static_cast<std::size_t>(there.body)].minutes;
      if (candidate.start < there.start + theirs && there.start < candidate.start + minutes) return kNever;
    }
  }
  Cost total = 0;
  std::vector<Appointment> day;
  for (std::size_t m = 0; m < mine.size(); ++m) {
    if (!holds(candidate.free, m)) continue;
    const Person& person = problem.people[static_cast<std::size_t>(mine[m].person)];
    const auto end = [&](int start, int until) { return person.everywhere ? start : until + person.travelMinutes; };
    day.clear();
    for (const int other : others) {
      const Candidate& there = chosen(other);
      const std::vector<SharedMember>& theirs = model_.candidates.shared[static_cast<std::size_t>(there.body)];
      for (std::size_t t = 0; t < theirs.size(); ++t) {
        if (theirs[t].person != mine[m].person || !holds(there.free, t)) continue;
        const int until = there.start + problem.bodies[static_cast<std::size_t>(there.body)].minutes;
        day.push_back({there.start, end(there.start, until), theirs[t].required, theirs[t].weight});
      }
    }
    if (day.empty() && person.maxPerDay.value_or(1) > 0) continue;
    const Cost before = dayCost(day, person.maxPerDay);
    day.push_back({candidate.start, end(candidate.start, candidate.start + minutes), mine[m].required, mine[m].weight});
    const Cost after = dayCost(day, person.maxPerDay);
    if (after >= kNever) return kNever;
    total += after - before;
  }
  return scaled(total);
}

Scaled Draft::ownCost(const Cell& cell, int candidate, const Relaxation* guide) const {
  const Scaled own = guide == nullptr ? scaled(model_.candidates.all[static_cast<std::size_t>(candidate)].cost)
                                      : guide->reduced(candidate);
  return own + model_.cells.extra(cell, model_.candidates, candidate);
}

Scaled Draft::flowCost(int meeting, int day) const {
  Scaled cost = 0;
  for (const Flow& flow : model_.candidates.problem.flows) {
    for (const Flow::Pair pair : flow.pairs) {
      const int first = model_.meetings.number(flow.from, pair.first);
      const int second = model_.meetings.number(flow.to, pair.second);
      if (first != meeting && second != meeting) continue;
      const int other = choice_[static_cast<std::size_t>(first == meeting ? second : first)];
      if (other < 0) continue;
      const int there = model_.candidates.all[static_cast<std::size_t>(other)].day;
      const int apart = first == meeting ? there - day : day - there;
      if (apart < flow.minDays || apart > flow.maxDays) return kNever;
      cost += scaled(flow.weight * std::abs(apart - flow.target));
    }
  }
  return cost;
}

Cost Draft::linkCost(int meeting) const {
  const Candidates& candidates = model_.candidates;
  const Candidate& here = candidates.all[static_cast<std::size_t>(choice_[static_cast<std::size_t>(meeting)])];
  const Spacing& spacing = candidates.spacing[static_cast<std::size_t>(here.body)];
  Cost cost = 0;
  const auto gap = [&](int early, int late) {
    const int apart = candidates.tau(here.body, late) - candidates.tau(here.body, early);
    return apart < spacing.min || apart > spacing.max ? Cost{kNever}
                                                      : spacingCost(candidates.problem.weights, apart, spacing.target);
  };
  const int index = model_.meetings.index(meeting);
  const auto dayOf = [&](int other) {
    const int chosen = choice_[static_cast<std::size_t>(other)];
    return chosen < 0 ? -1 : candidates.all[static_cast<std::size_t>(chosen)].day;
  };
  if (index > 0 && dayOf(meeting - 1) >= 0) cost += gap(dayOf(meeting - 1), here.day);
  const int count = candidates.problem.bodies[static_cast<std::size_t>(here.body)].count;
  if (index + 1 < count && dayOf(meeting + 1) >= 0) cost += gap(here.day, dayOf(meeting + 1));
  if (cost >= kNever) return kNever;
  const Scaled flows = flowCost(meeting, here.day);
  return flows >= kNever ? Cost{kNever} : cost + (flows >> kScaleBits);
}

bool Draft::place(int meeting, int candidate) {
  const Candidate& here = model_.candidates.all[static_cast<std::size_t>(candidate)];
  const Scaled shared = beside(here);
  if (shared >= kNever) return false;
  choice_[static_cast<std::size_t>(meeting)] = candidate;
  const Cost links = linkCost(meeting);
  const Scaled extra = model_.cells.extra({meeting, here.body, here.day, 0, 0}, model_.candidates, candidate);
  if (links >= kNever || extra >= kNever) {
    choice_[static_cast<std::size_t>(meeting)] = -1;
    return false;
  }
  onDay_[static_cast<std::size_t>(here.day)].push_back(meeting);
  cost_ += here.cost + links + ((shared + extra) >> kScaleBits);
  return true;
}

void Draft::take(int meeting) {
  const int candidate = choice_[static_cast<std::size_t>(meeting)];
  if (candidate < 0) return;
  const Candidate& here = model_.candidates.all[static_cast<std::size_t>(candidate)];
  std::erase(onDay_[static_cast<std::size_t>(here.day)], meeting);
  const Scaled extra = model_.cells.extra({meeting, here.body, here.day, 0, 0}, model_.candidates, candidate);
  cost_ -= here.cost + linkCost(meeting) + ((beside(here) + extra) >> kScaleBits);
  choice_[static_cast<std::size_t>(meeting)] = -1;
}

void Draft::remove(const std::vector<int>& bodies) {
  for (const int body : bodies) {
    const int count = model_.candidates.problem.bodies[static_cast<std::size_t>(body)].count;
    for (int k = 0; k < count; ++k) take(model_.meetings.number(body, k));
  }
}

bool Draft::insert(const Graph& graph, const Part& part, const Relaxation* guide) {
  // Cells of the graph, priced anew: only days on which others meet differ from what the candidates cost by themselves.
  for (int layer = 0; layer < graph.layers(); ++layer) {
    for (int s = graph.layerFirst(layer); s < graph.layerFirst(layer + 1); ++s)
      cellCost_[static_cast<std::size_t>(graph.cellOf(s))] = -1;
  }
  const auto price = [&](const Cell& cell, int candidate) {
    Scaled cost = ownCost(cell, candidate, guide);
    if (cost < kNever) cost += beside(model_.candidates.all[static_cast<std::size_t>(candidate)]);
    return cost;
  };
  for (int layer = 0; layer < graph.layers(); ++layer) {
    for (int s = graph.layerFirst(layer); s < graph.layerFirst(layer + 1); ++s) {
      Scaled& cost = cellCost_[static_cast<std::size_t>(graph.cellOf(s))];
      if (cost >= 0) continue;
      const Cell& cell = model_.cells.all[static_cast<std::size_t>(graph.cellOf(s))];
      cost = kNever;
      for (int c = cell.first; c < cell.last; ++c) {
        if (part.gone[static_cast<std::size_t>(c)] == 0) cost = std::min(cost, price(cell, c));
      }
      if (cell.meeting >= 0 && cost < kNever) cost = std::min(kNever, cost + flowCost(cell.meeting, cell.day));
    }
  }
  if (graph.forward(cellCost_, best_) >= kNever) return false;
  graph.trace(cellCost_, best_, path_);
  const Cost before = cost_;
  for (int layer = 0; layer < graph.layers(); ++layer) {
    const Cell& cell = model_.cells.all[static_cast<std::size_t>(path_[static_cast<std::size_t>(layer)])];
    int chosen = -1;
    Scaled least = kNever;
    // Again, for a meeting of this very graph can have come to the same day.
    for (int c = cell.first; c < cell.last; ++c) {
      if (part.gone[static_cast<std::size_t>(c)] != 0) continue;
      const Scaled cost = price(cell, c);
      if (cost < least) {
        least = cost;
        chosen = c;
      }
    }
    if (chosen < 0 || !place(graph.meetingOfLayer(layer), chosen)) {
      remove(graph.bodies());
      cost_ = before;
      return false;
    }
  }
  return true;
}

} // namespace slt::planning
