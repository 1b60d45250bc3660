#include "planning/components.hpp"

#include <algorithm>
#include <numeric>

#include "planning/order.hpp"

namespace slt::planning {

namespace {

/// Each of them holds a copy of the calendar.
constexpr std::size_t kMost = 16;

/// By body: the component it is in, counted from 0. (Disjoint sets: Galler & Fischer 1964.)
std::vector<std::size_t> componentOf(const Problem& problem) {
  const std::size_t bodies = problem.bodies.size();
  std::vector<std::size_t> parent(bodies + problem.people.size() + problem.rooms.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&](std::size_t of) {
    while (parent[of] != of) of = parent[of] = parent[parent[of]];
    return of;
  };
  const auto join = [&](std::size_t one, std::size_t other) { parent[root(one)] = root(other); };
  for (std::size_t b = 0; b < bodies; ++b) {
    for (const Member& member : problem.bodies[b].members) join(b, bodies + static_cast<std::size_t>(member.person));
    for (const int room : problem.bodies[b].rooms) {
      join(b, bodies + problem.people.size() + static_cast<std::size_t>(room));
    }
  }
  for (const Flow& flow : problem.flows) join(static_cast<std::size_t>(flow.from), static_cast<std::size_t>(flow.to));

  // From the largest on they are dealt out.
  std::vector<int> meetings(parent.size(), 0);
  for (std::size_t b = 0; b < bodies; ++b) meetings[root(b)] += problem.bodies[b].count;
  std::vector<Key> order;
  std::vector<char> listed(parent.size(), 0);
  for (std::size_t b = 0; b < bodies; ++b) {
    const std::size_t of = root(b);
    if (listed[of] != 0) continue;
    listed[of] = 1;
    order.push_back({-meetings[of], static_cast<std::int64_t>(b), 0, static_cast<int>(of)});
  }
  sort(order);
  std::vector<std::size_t> number(parent.size(), 0);
  for (std::size_t i = 0; i < order.size(); ++i) {
    number[static_cast<std::size_t>(order[i].position)] = i % kMost;
  }
  std::vector<std::size_t> component(bodies);
  for (std::size_t b = 0; b < bodies; ++b) component[b] = number[root(b)];
  return component;
}

} // namespace

std::vector<Problem> components(const Problem& problem) {
  const std::vector<std::size_t> of = componentOf(problem);
  const std::size_t count = of.empty() ? 1 : *std::ranges::max_element(of) + 1;
  std::vector<Problem> parts;
  for (std::size_t part = 0; part < count; ++part) {
    Problem& mine = parts.emplace_back(problem);
    if (count == 1) break;
    const auto elsewhere = [&](int body) { return of[static_cast<std::size_t>(body)] != part; };
    std::vector<char> here(problem.people.size(), 0);
    for (std::size_t b = 0; b < of.size(); ++b) {
      Body& body = mine.bodies[b];
      for (const Member& member : body.members) {
        if (of[b] == part) here[static_cast<std::size_t>(member.person)] = 1;
      }
      if (of[b] == part) continue;
      body.count = 0;
      body.slots.clear();
      body.members.clear();
      body.rooms.clear();
    }
    for (std::size_t p = 0; p < here.size(); ++p) {
      if (here[p] == 0) mine.people[p].busy.clear();
    }
    std::erase_if(mine.flows, [&](const Flow& flow) { return elsewhere(flow.from); });
    std::erase_if(mine.locked, [&](const Meeting& meeting) { return elsewhere(meeting.body); });
    std::erase_if(mine.previous, [&](const Meeting& meeting) { return elsewhere(meeting.body); });
  }
  return parts;
}

YearSearch::YearSearch(const Problem& problem, std::uint64_t seed) {
  for (Problem& part : components(problem)) parts_.push_back(std::make_unique<Search>(std::move(part), seed));
}

bool YearSearch::step() {
  for (std::size_t tried = 0; tried < parts_.size(); ++tried) {
    Search& part = *parts_[next_];
    next_ = (next_ + 1) % parts_.size();
    if (part.step()) return true;
    if (part.status() == Status::Infeasible) return false;
  }
  return false;
}

Status YearSearch::status() const {
  Status worst = Status::Optimal;
  for (const auto& part : parts_) {
    const Status status = part->status();
    if (status == Status::Infeasible) return status;
    if (status == Status::Unknown || worst == Status::Optimal) worst = status;
  }
  return worst;
}

std::optional<Cost> YearSearch::total(std::optional<Cost> (Search::*of)() const) const {
  Cost total = 0;
  for (const auto& part : parts_) {
    const std::optional<Cost> cost = ((*part).*of)();
    if (!cost) return std::nullopt;
    total += *cost;
  }
  return total;
}

std::vector<Meeting> YearSearch::plan() const {
  std::vector<Meeting> meetings;
  if (!cost()) return meetings;
  for (const auto& part : parts_) {
    for (const Meeting& meeting : part->plan()) meetings.push_back(meeting);
  }
  std::vector<Key> order;
  for (std::size_t i = 0; i < meetings.size(); ++i)
    order.push_back({meetings[i].body, meetings[i].index, 0, static_cast<int>(i)});
  sort(order);
  std::vector<Meeting> sorted;
  for (const Key& key : order) sorted.push_back(meetings[static_cast<std::size_t>(key.position)]);
  return sorted;
}

} // namespace slt::planning
