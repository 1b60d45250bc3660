#include "planning/conflict.hpp"

#include <algorithm>

#include "planning/order.hpp"

namespace slt::planning {

namespace {

/// A test that takes longer counts as possible: the conflict stays a true one, but may not be irreducible.
constexpr int kMostSteps = 5'000;

/// The order in which demands are tried to be left out.
int rank(const Demand& demand) {
  switch (demand.code) {
  case DemandCode::Quorum:
    return 0;
  case DemandCode::RoomClash:
    return 1;
  case DemandCode::PersonClash:
    return 2;
  case DemandCode::Gap:
    return 3;
  case DemandCode::Room:
    return 4;
  case DemandCode::Required:
    return 5;
  case DemandCode::MaxPerDay:
    return 6;
  case DemandCode::Flow:
    return 7;
  case DemandCode::Lock:
    return 8;
  default:
    return 9;
  }
}

} // namespace

ConflictSearch::ConflictSearch(const Problem& problem, std::uint64_t seed)
    : problem_(problem), days_(problem_), seed_(seed) {
  listDemands();
  std::vector<Key> keys;
  for (const Demand& demand : demands_) keys.push_back({rank(demand), 0, 0, static_cast<int>(keys.size())});
  reorder(demands_, keys);
  kept_.assign(demands_.size(), 1);
  const std::size_t bodies = problem_.bodies.size();
  for (std::size_t b = 0; b < bodies; ++b) {
    suspects_.emplace_back(bodies, 0)[b] = 1;
  }
  for (const Flow& flow : problem_.flows) {
    std::vector<char>& both = suspects_.emplace_back(bodies, 0);
    both[static_cast<std::size_t>(flow.from)] = both[static_cast<std::size_t>(flow.to)] = 1;
  }
  suspects_.emplace_back(bodies, 1);
  nextTest();
}

void ConflictSearch::add(DemandCode code, Place place, std::vector<Param> params) {
  demands_.push_back({code, place, std::move(params)});
}

void ConflictSearch::listDemands() {
  const auto name = [](const std::string& id) { return id; };
  const auto number = [](std::int64_t value) { return value; };
  std::vector<int> required(problem_.people.size(), 0);
  std::vector<int> used(problem_.rooms.size(), 0);
  for (std::size_t b = 0; b < problem_.bodies.size(); ++b) {
    const Body& body = problem_.bodies[b];
    const auto at = static_cast<int>(b);
    const Spacing spacing = days_.on(body.clock).spacing(body);
    add(DemandCode::Count, {Place::Part::BodyCount, at}, {{"body", name(body.id)}, {"count", number(body.count)}});
    add(DemandCode::Gap, {Place::Part::BodySpacingMin, at}, {{"body", name(body.id)}, {"min", number(spacing.min)}});
    add(DemandCode::Gap, {Place::Part::BodySpacingMax, at}, {{"body", name(body.id)}, {"max", number(spacing.max)}});
    if (body.quorum > 0) {
      add(DemandCode::Quorum, {Place::Part::BodyQuorum, at},
          {{"body", name(body.id)}, {"quorum", number(body.quorum)}});
    }
    if (!body.rooms.empty()) add(DemandCode::Room, {Place::Part::BodyRooms, at}, {{"body", name(body.id)}});
    for (const int room : body.rooms) ++used[static_cast<std::size_t>(room)];
    for (std::size_t m = 0; m < body.members.size(); ++m) {
      const Member& member = body.members[m];
      if (!member.required) continue;
      ++required[static_cast<std::size_t>(member.person)];
      add(DemandCode::Required, {Place::Part::BodyMember, at, static_cast<int>(m)},
          {{"body", name(body.id)}, {"person", name(problem_.people[static_cast<std::size_t>(member.person)].id)}});
    }
  }
  for (std::size_t p = 0; p < problem_.people.size(); ++p) {
    const Person& person = problem_.people[p];
    if (person.everywhere || required[p] == 0) continue;
    const auto at = static_cast<int>(p);
    if (required[p] > 1) {
      add(DemandCode::PersonClash, {Place::Part::Person, at},
          {{"person", name(person.id)}, {"travel", number(person.travelMinutes)}});
    }
    if (person.maxPerDay) {
      add(DemandCode::MaxPerDay, {Place::Part::PersonMaxPerDay, at},
          {{"person", name(person.id)}, {"limit", number(*person.maxPerDay)}});
    }
  }
  for (std::size_t r = 0; r < problem_.rooms.size(); ++r) {
    const Room& room = problem_.rooms[r];
    if (room.endless || used[r] < 2) continue;
    add(DemandCode::RoomClash, {Place::Part::Room, static_cast<int>(r)}, {{"room", name(room.id)}});
  }
  for (std::size_t f = 0; f < problem_.flows.size(); ++f) {
    const Flow& flow = problem_.flows[f];
    add(DemandCode::Flow, {Place::Part::Flow, static_cast<int>(f)},
        {{"from", name(problem_.bodies[static_cast<std::size_t>(flow.from)].id)},
         {"to", name(problem_.bodies[static_cast<std::size_t>(flow.to)].id)},
         {"min", number(flow.minDays)},
         {"max", number(flow.maxDays)}});
  }
  for (std::size_t l = 0; l < problem_.locked.size(); ++l) {
    const Meeting& lock = problem_.locked[l];
    std::vector<Param> params{{"body", name(problem_.bodies[static_cast<std::size_t>(lock.body)].id)},
                              {"index", number(lock.index + 1)},
                              {"start", calendar::fromSeconds(lock.start)}};
    if (lock.room >= 0) params.push_back({"room", name(problem_.rooms[static_cast<std::size_t>(lock.room)].id)});
    add(DemandCode::Lock, {Place::Part::Locked, static_cast<int>(l)}, std::move(params));
  }
}

Problem ConflictSearch::relaxed(const std::vector<char>& kept) const {
  Problem problem = problem_;
  problem.avoid.clear();
  problem.squeezed = 0;
  problem.weights = {0, 0, 0};
  problem.previous.clear();
  for (Body& body : problem.bodies) {
    const Spacing spacing = days_.on(body.clock).spacing(body);
    body.spacing = {spacing.min, spacing.target, spacing.max};
    for (Slot& slot : body.slots) slot.cost = 0;
  }
  for (Flow& flow : problem.flows) flow.weight = 0;
  std::vector<char> noFlow(problem.flows.size(), 0);
  std::vector<char> noLock(problem.locked.size(), 0);
  for (std::size_t i = 0; i < demands_.size(); ++i) {
    if (kept[i] != 0) continue;
    const auto at = static_cast<std::size_t>(demands_[i].place.at);
    switch (demands_[i].place.part) {
    case Place::Part::BodyCount:
      problem.bodies[at].count = 0;
      problem.bodies[at].slots.clear();
      break;
    case Place::Part::BodySpacingMin:
      problem.bodies[at].spacing.min = 1;
      break;
    case Place::Part::BodySpacingMax:
      problem.bodies[at].spacing.max = problem.to - problem.from + 1;
      break;
    case Place::Part::BodyQuorum:
      problem.bodies[at].quorum = 0;
      break;
    case Place::Part::BodyRooms:
      problem.bodies[at].rooms.clear();
      break;
    case Place::Part::BodyMember:
      problem.bodies[at].members[static_cast<std::size_t>(demands_[i].place.sub)].required = false;
      break;
    case Place::Part::Person:
      problem.people[at].everywhere = true;
      break;
    case Place::Part::PersonMaxPerDay:
      problem.people[at].maxPerDay.reset();
      break;
    case Place::Part::Room:
      problem.rooms[at].endless = true;
      break;
    case Place::Part::Flow:
      noFlow[at] = 1;
      break;
    case Place::Part::Locked:
      noLock[at] = 1;
      break;
    default:
      break;
    }
  }
  std::size_t next = 0;
  const auto gone = [&](int body) { return problem.bodies[static_cast<std::size_t>(body)].count == 0; };
  std::erase_if(problem.flows,
                [&](const Flow& flow) { return noFlow[next++] != 0 || gone(flow.from) || gone(flow.to); });
  next = 0;
  std::erase_if(problem.locked, [&](const Meeting& lock) { return noLock[next++] != 0 || gone(lock.body); });
  return problem;
}

bool ConflictSearch::concerns(const Demand& demand, const std::vector<char>& bodies) const {
  const auto at = static_cast<std::size_t>(demand.place.at);
  switch (demand.place.part) {
  case Place::Part::Flow:
    return bodies[static_cast<std::size_t>(problem_.flows[at].from)] != 0 &&
           bodies[static_cast<std::size_t>(problem_.flows[at].to)] != 0;
  case Place::Part::Locked:
    return bodies[static_cast<std::size_t>(problem_.locked[at].body)] != 0;
  case Place::Part::Person:
  case Place::Part::PersonMaxPerDay:
  case Place::Part::Room:
    return true;
  default:
    return bodies[at] != 0;
  }
}

/// Begins the next test, or goes on to the next stage when there is none.
void ConflictSearch::nextTest() {
  search_.reset();
  steps_ = 0;
  if (stage_ == Stage::Bodies) {
    tried_.assign(demands_.size(), 0);
    for (std::size_t i = 0; i < demands_.size(); ++i) tried_[i] = concerns(demands_[i], suspects_[suspect_]) ? 1 : 0;
  } else if (stage_ == Stage::Filter) {
    tried_ = kept_;
    for (std::size_t i = ranges_.back().first; i < ranges_.back().last; ++i) tried_[i] = 0;
  } else if (stage_ == Stage::Closest) {
    // The demands of the conflict are given up one after the other, those that are hardest to see first.
    tried_.assign(demands_.size(), 1);
    std::size_t toDrop = dropped_ + 1;
    for (std::size_t i = 0; i < demands_.size() && toDrop > 0; ++i) {
      if (kept_[i] == 0) continue;
      tried_[i] = 0;
      --toDrop;
    }
  } else {
    return;
  }
  search_ = std::make_unique<Search>(relaxed(tried_), seed_);
}

void ConflictSearch::answered(bool impossible) {
  if (stage_ == Stage::Bodies) {
    if (impossible || suspect_ + 1 == suspects_.size()) {
      kept_ = tried_;
      stage_ = Stage::Filter;
      ranges_ = {{0, demands_.size()}};
    } else {
      ++suspect_;
    }
  } else if (stage_ == Stage::Filter) {
    const Range range = ranges_.back();
    ranges_.pop_back();
    if (impossible) {
      kept_ = tried_;
    } else if (range.last - range.first > 1) {
      const std::size_t half = (range.first + range.last) / 2;
      ranges_.push_back({half, range.last});
      ranges_.push_back({range.first, half});
    }
  } else {
    if (!impossible) {
      if (search_->cost()) closest_ = search_->plan();
      stage_ = Stage::Done;
    } else if (++dropped_ >= static_cast<std::size_t>(std::ranges::count(kept_, 1))) {
      stage_ = Stage::Done;
    }
  }
  if (stage_ == Stage::Filter) {
    const auto empty = [&](const Range& range) {
      return std::find(kept_.begin() + static_cast<std::ptrdiff_t>(range.first),
                       kept_.begin() + static_cast<std::ptrdiff_t>(range.last),
                       1) == kept_.begin() + static_cast<std::ptrdiff_t>(range.last);
    };
    while (!ranges_.empty() && empty(ranges_.back())) ranges_.pop_back();
    if (ranges_.empty()) stage_ = Stage::Closest;
  }
  nextTest();
}

bool ConflictSearch::step() {
  if (stage_ == Stage::Done) return false;
  // One plan is enough to answer: without costs it is a best one.
  const bool more = search_->step() && !search_->cost() && ++steps_ < kMostSteps;
  if (!more) answered(search_->status() == Status::Infeasible);
  return stage_ != Stage::Done;
}

Conflict ConflictSearch::conflict() const {
  Conflict conflict;
  for (std::size_t i = demands_.size(); i-- > 0;) {
    if (kept_[i] != 0) conflict.demands.push_back(demands_[i]);
  }
  conflict.closest = closest_;
  return conflict;
}

} // namespace slt::planning
