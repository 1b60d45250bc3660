#include "planning/pricing.hpp"

#include <algorithm>

#include "planning/days.hpp"
#include "planning/order.hpp"

namespace slt::planning {

Pricing::Pricing(const Problem& problem, std::vector<Meeting> plan, MeetingRef which, std::uint64_t seed)
    : problem_(problem), plan_(std::move(plan)), which_(which), cost_(review(problem_, plan_).cost),
      search_(problem_, seed) {
  listSlots();
}

void Pricing::listSlots() {
  const Body& body = problem_.bodies[static_cast<std::size_t>(which_.body)];
  std::vector<int> rooms = body.rooms;
  if (rooms.empty()) rooms.push_back(-1);
  std::vector<Key> keys;
  for (Day day = problem_.from; day <= problem_.to; ++day) {
    if (!isOpen(problem_, body.clock, day)) continue;
    for (const Slot& slot : body.slots) {
      if (slot.weekday != calendar::isoWeekday(day) || slot.start + body.minutes > 24 * 60) continue;
      const Second start = Second{day} * calendar::kSecondsPerDay + Second{slot.start} * 60;
      for (std::size_t room = 0; room < rooms.size(); ++room) {
        keys.push_back({start, static_cast<std::int64_t>(room)});
      }
    }
  }
  sort(keys);
  for (const Key& key : keys) {
    const int room = rooms[static_cast<std::size_t>(key.second)];
    // Of two equal slots one is told.
    const bool again =
        !alternatives_.empty() && alternatives_.back().start == key.first && alternatives_.back().room == room;
    if (again) continue;
    Alternative& alternative = alternatives_.emplace_back();
    alternative.start = key.first;
    alternative.room = room;
    // Before anything is known: a plan costs at least nothing.
    alternative.possible = true;
    alternative.price = -cost_;
  }
}

std::vector<Breach> Pricing::brokenBy(const Alternative& alternative) const {
  // What the meeting there can break it breaks with those of the same day, or of the night before in its room, of its
  // own body, and of flows.
  const auto day = calendar::fromSeconds(alternative.start).day;
  const auto concerns = [&](const Meeting& meeting) {
    if (meeting.body == which_.body) return meeting.index != which_.index;
    const auto before = day - calendar::fromSeconds(meeting.start).day;
    if (before == 0 || before == 1) return true;
    return std::ranges::any_of(problem_.flows, [&](const Flow& flow) {
      return (flow.from == which_.body && flow.to == meeting.body) ||
             (flow.to == which_.body && flow.from == meeting.body);
    });
  };
  std::vector<Meeting> moved = plan_;
  std::erase_if(moved, [&](const Meeting& meeting) { return !concerns(meeting); });
  moved.push_back({which_.body, which_.index, alternative.start, alternative.room});
  std::vector<Breach> broken = review(problem_, moved).broken;
  std::erase_if(broken, [&](const Breach& breach) {
    return std::ranges::find(breach.meetings, which_) == breach.meetings.end();
  });
  return broken;
}

void Pricing::bound() {
  places_ = search_.boundsWith(which_, plan_);
  for (Alternative& alternative : alternatives_) alternative.possible = false;
  std::size_t at = 0;
  for (const Search::Bounded& place : places_) {
    // Both lists go by start; a body's rooms are few.
    while (at < alternatives_.size() && alternatives_[at].start < place.start) ++at;
    for (std::size_t i = at; i < alternatives_.size() && alternatives_[i].start == place.start; ++i) {
      if (alternatives_[i].room != place.room) continue;
      alternatives_[i].possible = true;
      alternatives_[i].price = place.least - cost_;
      alternatives_[i].exact = place.least == place.most;
      if (alternatives_[i].exact) continue;
      open_.push_back({-place.least, -static_cast<std::int64_t>(i), &place - places_.data(), static_cast<int>(i)});
    }
  }
  sort(open_);
  for (Alternative& alternative : alternatives_) {
    if (alternative.possible) continue;
    alternative.price = 0;
    alternative.broken = brokenBy(alternative);
  }
}

void Pricing::settle() {
  Alternative& alternative = alternatives_[static_cast<std::size_t>(open_.back().position)];
  open_.pop_back();
  const Status status = search_.status();
  if (status == Status::Optimal) {
    alternative.price = *search_.cost() - cost_;
    alternative.exact = true;
  } else if (status == Status::Infeasible) {
    alternative.possible = false;
    alternative.price = 0;
    alternative.broken = brokenBy(alternative);
  }
}

bool Pricing::step() {
  if (!bounded_) {
    if (search_.relax(cost_)) return true;
    bound();
    bounded_ = true;
    return !open_.empty();
  }
  if (open_.empty()) return false;
  if (!pinned_) search_.pin(which_, places_[static_cast<std::size_t>(open_.back().third)]);
  pinned_ = search_.step();
  if (!pinned_) settle();
  return !open_.empty();
}

} // namespace slt::planning
