#include "planning/draft.hpp"

#include <algorithm>
#include <cstdlib>

namespace slt::planning {

namespace {

bool clash(const Appointment& a, const Appointment& b) {
  return a.from < b.until && b.from < a.until;
}

/// The least that the absences cost of those from `next` on, beside the ones that are `attended` (a bit for each).
Cost leastMissed(std::span<const Appointment> day, std::size_t next, unsigned attended, int atMost) {
  if (next == day.size()) return 0;
  const Appointment& here = day[next];
  bool fits = atMost > 0;
  for (std::size_t i = 0; i < next && fits; ++i) fits = (attended >> i & 1) == 0 || !clash(day[i], here);
  const Cost with = fits ? leastMissed(day, next + 1, attended | 1u << next, atMost - 1) : Cost{kNever};
  if (with == 0 || here.required) return with;
  return std::min(with, here.weight + leastMissed(day, next + 1, attended, atMost));
}

/// What a day's absences cost at least, or kNever when the required meetings clash. On most days nothing clashes.
Cost dayCost(std::span<const Appointment> day, std::optional<int> atMost) {
  constexpr std::size_t few = 8;
  if (day.size() <= few) return std::min<Cost>(kNever, leastMissed(day, 0, 0, atMost.value_or(few)));
  const Attendance attendance = attend(day, atMost);
  return attendance.possible ? attendance.cost : Cost{kNever};
}

} // namespace

Draft::Draft(const Model& model) : model_(model) {
  onDay_.resize(static_cast<std::size_t>(model.candidates.length()));
  beside_.resize(model.candidates.all.size());
  besideWhat_.resize(model.candidates.all.size(), 0);
  pricedIn_.resize(model.cells.all.size(), 0);
  cellCost_.resize(model.cells.all.size(), 0);
  clear();
}

void Draft::clear() {
  choice_.assign(static_cast<std::size_t>(model_.meetings.count()), -1);
  for (std::vector<int>& day : onDay_) day.clear();
  standing_.assign(onDay_.size(), 1); // of a day on which nothing stands, and no number of one that was never looked at
  cost_ = 0;
}

void Draft::look(int first, int last) {
  const Candidates& candidates = model_.candidates;
  const Problem& problem = candidates.problem;
  const Candidate& one = candidates.all[static_cast<std::size_t>(first)];
  const std::vector<int>& others = onDay_[static_cast<std::size_t>(one.day)];
  const std::vector<SharedMember>& mine = candidates.shared[static_cast<std::size_t>(one.body)];
  const int minutes = problem.bodies[static_cast<std::size_t>(one.body)].minutes;
  const auto chosen = [&](int meeting) -> const Candidate& {
    return candidates.all[static_cast<std::size_t>(choice_[static_cast<std::size_t>(meeting)])];
  };
  for (int c = first; c < last; ++c) {
    const Candidate& candidate = candidates.all[static_cast<std::size_t>(c)];
    const auto taken = [&](int other) {
      const Candidate& there = chosen(other);
      return there.room == candidate.room &&
             candidate.start < there.start + problem.bodies[static_cast<std::size_t>(there.body)].minutes &&
             there.start < candidate.start + minutes;
    };
    const bool shared = candidate.room >= 0 && !problem.rooms[static_cast<std::size_t>(candidate.room)].endless;
    beside_[static_cast<std::size_t>(c)] = shared && std::ranges::any_of(others, taken) ? kNever : 0;
  }
  for (std::size_t m = 0; m < mine.size(); ++m) {
    const Person& person = problem.people[static_cast<std::size_t>(mine[m].person)];
    const auto end = [&](int start, int until) { return person.everywhere ? start : until + person.travelMinutes; };
    appointments_.clear();
    for (const int other : others) {
      const Candidate& there = chosen(other);
      const int t = candidates.positionOf(there.body, mine[m].person);
      if (t < 0 || !holds(there.free, static_cast<std::size_t>(t))) continue;
      const SharedMember& their = candidates.shared[static_cast<std::size_t>(there.body)][static_cast<std::size_t>(t)];
      const int until = there.start + problem.bodies[static_cast<std::size_t>(there.body)].minutes;
      appointments_.push_back({there.start, end(there.start, until), their.required, their.weight});
    }
    const auto attended = static_cast<int>(appointments_.size());
    const int most = person.maxPerDay.value_or(attended + 1);
    if (attended == 0 && most > 0) continue;
    Cost before = -1;
    for (int c = first; c < last; ++c) {
      const Candidate& candidate = candidates.all[static_cast<std::size_t>(c)];
      Scaled& cost = beside_[static_cast<std::size_t>(c)];
      if (cost >= kNever || !holds(candidate.free, m)) continue;
      const int until = candidate.start + minutes;
      const Appointment here{candidate.start, end(candidate.start, until), mine[m].required, mine[m].weight};
      // What is in nobody's way costs nothing.
      if (attended < most && std::ranges::none_of(appointments_, [&](const auto& it) { return clash(it, here); }))
        continue;
      if (before < 0) before = dayCost(appointments_, person.maxPerDay);
      appointments_.push_back(here);
      const Cost after = dayCost(appointments_, person.maxPerDay);
      cost = after >= kNever ? kNever : cost + scaled(after - before);
      appointments_.pop_back();
    }
  }
}

void Draft::look(const Cell& cell) {
  const std::uint64_t now = standing_[static_cast<std::size_t>(cell.day)];
  std::uint64_t& known = besideWhat_[static_cast<std::size_t>(cell.first)];
  if (known == now) return;
  known = now;
  look(cell.first, cell.last);
}

Scaled Draft::price(const Cell& cell, int candidate, const Relaxation* guide) const {
  const Scaled own = guide == nullptr ? scaled(model_.candidates.all[static_cast<std::size_t>(candidate)].cost)
                                      : guide->reduced(candidate);
  return own + model_.cells.extra(cell, model_.candidates, candidate) + beside_[static_cast<std::size_t>(candidate)];
}

Scaled Draft::flowCost(int meeting, int day) const {
  Scaled cost = 0;
  for (const Tie& tie : model_.cells.ties[static_cast<std::size_t>(meeting)]) {
    const int other = choice_[static_cast<std::size_t>(tie.other)];
    if (other < 0) continue;
    const Flow& flow = model_.candidates.problem.flows[static_cast<std::size_t>(tie.flow)];
    const int there = model_.candidates.all[static_cast<std::size_t>(other)].day;
    const int apart = tie.later ? day - there : there - day;
    if (apart < flow.minDays || apart > flow.maxDays) return kNever;
    cost += scaled(flow.weight * std::abs(apart - flow.target));
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
  choice_[static_cast<std::size_t>(meeting)] = candidate;
  const Cost links = linkCost(meeting);
  const Scaled extra = model_.cells.extra({meeting, here.body, here.day, 0, 0}, model_.candidates, candidate);
  const Scaled shared = links >= kNever || extra >= kNever ? kNever : beside(candidate);
  if (shared >= kNever) {
    choice_[static_cast<std::size_t>(meeting)] = -1;
    return false;
  }
  onDay_[static_cast<std::size_t>(here.day)].push_back(meeting);
  standing_[static_cast<std::size_t>(here.day)] += mixed(static_cast<std::uint64_t>(candidate) + 1);
  cost_ += here.cost + links + ((shared + extra) >> kScaleBits);
  return true;
}

void Draft::take(int meeting) {
  const int candidate = choice_[static_cast<std::size_t>(meeting)];
  if (candidate < 0) return;
  const Candidate& here = model_.candidates.all[static_cast<std::size_t>(candidate)];
  std::erase(onDay_[static_cast<std::size_t>(here.day)], meeting);
  standing_[static_cast<std::size_t>(here.day)] -= mixed(static_cast<std::uint64_t>(candidate) + 1);
  const Scaled extra = model_.cells.extra({meeting, here.body, here.day, 0, 0}, model_.candidates, candidate);
  cost_ -= here.cost + linkCost(meeting) + ((beside(candidate) + extra) >> kScaleBits);
  choice_[static_cast<std::size_t>(meeting)] = -1;
}

void Draft::remove(const std::vector<int>& bodies) {
  for (const int body : bodies) {
    const int count = model_.candidates.problem.bodies[static_cast<std::size_t>(body)].count;
    for (int k = 0; k < count; ++k) take(model_.meetings.number(body, k));
  }
}

void Draft::priceCell(int at, const Part& part, const Relaxation* guide) {
  int& priced = pricedIn_[static_cast<std::size_t>(at)];
  if (priced == insertion_) return;
  priced = insertion_;
  const Cell& cell = model_.cells.all[static_cast<std::size_t>(at)];
  look(cell);
  Scaled cost = kNever;
  for (int c = cell.first; c < cell.last; ++c) {
    if (part.gone[static_cast<std::size_t>(c)] == 0) cost = std::min(cost, price(cell, c, guide));
  }
  if (cell.meeting >= 0 && cost < kNever) cost = std::min(kNever, cost + flowCost(cell.meeting, cell.day));
  cellCost_[static_cast<std::size_t>(at)] = cost;
}

void Draft::priceCells(const Graph& graph, const Part& part, const Relaxation* guide) {
  // Meetings of a body share their cells: each is priced once.
  ++insertion_;
  for (int s = 0; s < static_cast<int>(graph.states()); ++s) priceCell(graph.cellOf(s), part, guide);
}

bool Draft::settle(int meeting, int at, const Part& part, const Relaxation* guide) {
  const Cell& cell = model_.cells.all[static_cast<std::size_t>(at)];
  int chosen = -1;
  Scaled least = kNever;
  // Again, for a meeting of this very graph can have come to the same day.
  look(cell);
  for (int c = cell.first; c < cell.last; ++c) {
    if (part.gone[static_cast<std::size_t>(c)] != 0) continue;
    const Scaled cost = price(cell, c, guide);
    if (cost < least) {
      least = cost;
      chosen = c;
    }
  }
  return chosen >= 0 && place(meeting, chosen);
}

bool Draft::insert(const Graph& graph, const Part& part, const Relaxation* guide) {
  priceCells(graph, part, guide);
  if (graph.forward(cellCost_, best_) >= kNever) return false;
  graph.trace(cellCost_, best_, path_);
  for (int layer = 0; layer < graph.layers(); ++layer) {
    if (settle(graph.meetingOfLayer(layer), path_[static_cast<std::size_t>(layer)], part, guide)) continue;
    remove(graph.bodies());
    return false;
  }
  return true;
}

int Draft::stateOf(const Graph& graph, int layer) const {
  const int chosen = choice_[static_cast<std::size_t>(graph.meetingOfLayer(layer))];
  const int day = model_.candidates.all[static_cast<std::size_t>(chosen)].day;
  int low = graph.layerFirst(layer);
  int high = graph.layerFirst(layer + 1);
  const auto dayOf = [&](int state) { return model_.cells.all[static_cast<std::size_t>(graph.cellOf(state))].day; };
  while (low < high) {
    const int middle = (low + high) / 2;
    if (dayOf(middle) < day)
      low = middle + 1;
    else
      high = middle;
  }
  return low < graph.layerFirst(layer + 1) && dayOf(low) == day ? low : -1;
}

bool Draft::mend(const Graph& graph, const Part& part, const Relaxation* guide) {
  const auto stands = [&](int layer) { return choice_[static_cast<std::size_t>(graph.meetingOfLayer(layer))] >= 0; };
  Graph::Stretch stretch{0, graph.layers(), -1, -1};
  while (stands(stretch.first)) ++stretch.first;
  while (stands(stretch.last - 1)) --stretch.last;
  if (stretch.first > 0 && (stretch.before = stateOf(graph, stretch.first - 1)) < 0) return false;
  if (stretch.last < graph.layers() && (stretch.after = stateOf(graph, stretch.last)) < 0) return false;
  graph.between(stretch, ranges_);
  ++insertion_;
  for (const Graph::Range& range : ranges_) {
    for (int s = range.first; s < range.last; ++s) priceCell(graph.cellOf(s), part, guide);
  }
  if (graph.forward(cellCost_, best_, stretch, ranges_) >= kNever) return false;
  graph.trace(best_, stretch, ranges_, path_);
  for (int layer = stretch.first; layer < stretch.last; ++layer) {
    if (settle(graph.meetingOfLayer(layer), path_[static_cast<std::size_t>(layer - stretch.first)], part, guide))
      continue;
    while (layer-- > stretch.first) take(graph.meetingOfLayer(layer));
    return false;
  }
  return true;
}

std::vector<Cost> Draft::completions(const Graph& body, const Part& part, int meeting) {
  std::vector<Cost> most(model_.candidates.all.size(), kNever);
  priceCells(body, part, nullptr);
  body.forward(cellCost_, best_);
  std::vector<Scaled> rest;
  body.backward(cellCost_, rest);
  int layer = 0;
  while (body.meetingOfLayer(layer) != meeting) ++layer;
  for (int s = body.layerFirst(layer); s < body.layerFirst(layer + 1); ++s) {
    const auto at = static_cast<std::size_t>(body.cellOf(s));
    const Cell& cell = model_.cells.all[at];
    const Scaled path = best_[static_cast<std::size_t>(s)] + rest[static_cast<std::size_t>(s)];
    if (path >= kNever) continue;
    const Scaled others = path - cellCost_[at] + flowCost(meeting, cell.day);
    for (int c = cell.first; c < cell.last; ++c) {
      const Scaled own = price(cell, c, nullptr);
      if (own < kNever) most[static_cast<std::size_t>(c)] = cost_ + ((others + own) >> kScaleBits);
    }
  }
  return most;
}

} // namespace slt::planning
