#include "planning/pricing.hpp"

#include <algorithm>

#include "planning/days.hpp"
#include "planning/order.hpp"

namespace slt::planning {

Pricing::Pricing(const Problem& problem, std::vector<Meeting> plan, MeetingRef which, std::uint64_t seed)
    : problem_(problem), plan_(std::move(plan)), which_(which), cost_(review(problem_, plan_).cost), seed_(seed),
      near_(problem) {
  listSlots();
  search_.emplace(problem_, seed_);
  begin();
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

std::vector<Breach> Pricing::brokenBy(const Alternative& alternative) {
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
  keepBusy(alternative.start);
  std::vector<Breach> broken = review(near_, moved).broken;
  std::erase_if(broken, [&](const Breach& breach) {
    return std::ranges::find(breach.meetings, which_) == breach.meetings.end();
  });
  return broken;
}

void Pricing::keepBusy(Second start) {
  const Second midnight = start - start % calendar::kSecondsPerDay;
  if (midnight == nearTo_) return;
  nearTo_ = midnight;
  const auto keep = [&](const std::vector<Busy>& all, std::vector<Busy>& kept) {
    kept.clear();
    for (const Busy& range : all) {
      if (range.from < midnight + 2 * calendar::kSecondsPerDay && range.to > midnight - calendar::kSecondsPerDay)
        kept.push_back(range);
    }
  };
  for (std::size_t p = 0; p < problem_.people.size(); ++p) keep(problem_.people[p].busy, near_.people[p].busy);
  for (std::size_t r = 0; r < problem_.rooms.size(); ++r) keep(problem_.rooms[r].busy, near_.rooms[r].busy);
}

void Pricing::begin() {
  std::size_t at = 0;
  for (const Search::Place& place : search_->placesOf(which_)) {
    // Both lists go by start; a body's rooms are few.
    while (at < alternatives_.size() && alternatives_[at].start < place.start) ++at;
    for (std::size_t i = at; i < alternatives_.size() && alternatives_[i].start == place.start; ++i) {
      if (alternatives_[i].room == place.room) open_.push_back({i, place, 0, kNever, false});
    }
  }
  if (open_.empty()) return;
  learn(plan_);
  // What no known plan needs is left to a second round: most of the year is known to be cheaper.
  for (const Open& open : open_) {
    if (open.most < kNever) limit_ = std::max(limit_.value_or(0), open.most);
  }
  if (limit_) search_->forgetAbove(*limit_);
}

void Pricing::learn(const std::vector<Meeting>& plan) {
  const std::vector<Cost> most = search_->mostWith(which_, plan);
  for (Open& open : open_) open.most = std::min(open.most, most[static_cast<std::size_t>(open.place.candidate)]);
}

void Pricing::raise(Open& open, Cost least, std::optional<Cost> most) {
  // Where nothing is left, nothing is as cheap as was looked for.
  if (most) least = std::min(least, *most + 1);
  if (least >= kNever && open.most >= kNever)
    exclude(open.alternative);
  else
    open.least = std::max(open.least, std::min(least, open.most));
}

void Pricing::sift() {
  std::erase_if(open_, [&](Open& open) {
    Alternative& alternative = alternatives_[open.alternative];
    if (!alternative.possible) return true;
    alternative.price = open.least - cost_;
    alternative.exact = open.least >= open.most;
    open.beyond = limit_ && open.least > *limit_;
    return alternative.exact;
  });
}

void Pricing::exclude(std::size_t which) {
  Alternative& alternative = alternatives_[which];
  alternative.possible = false;
  alternative.price = 0;
  alternative.broken = brokenBy(alternative);
}

void Pricing::bound() {
  if (!bounded_) {
    std::vector<char> open(alternatives_.size(), 0);
    for (const Open& each : open_) open[each.alternative] = 1;
    for (std::size_t i = 0; i < open.size(); ++i) {
      if (open[i] == 0) exclude(i);
    }
  }
  bounded_ = true;
  const std::vector<Cost> least = search_->leastWith(which_);
  for (Open& open : open_) raise(open, least[static_cast<std::size_t>(open.place.candidate)], limit_);
  sift();
}

void Pricing::nextDay() {
  const Open* cheapest = nullptr;
  for (const Open& open : open_) {
    if (!open.beyond && (cheapest == nullptr || open.least < cheapest->least)) cheapest = &open;
  }
  if (cheapest == nullptr) {
    phase_ = open_.empty() ? Phase::Done : Phase::Relax;
    if (open_.empty()) return;
    // The second round.
    limit_ = 0;
    for (const Open& open : open_) {
      if (limit_) limit_ = open.most < kNever ? std::optional(std::max(*limit_, open.most)) : std::nullopt;
    }
    search_.emplace(problem_, seed_);
    if (limit_) search_->forgetAbove(*limit_);
    return;
  }
  day_ = calendar::fromSeconds(cheapest->place.start).day;
  dayMost_ = 0;
  for (const Open& open : open_) {
    if (onDay(open) && dayMost_)
      dayMost_ = worthFinding(open) ? std::optional(std::max(*dayMost_, *worthFinding(open))) : std::nullopt;
  }
  search_->pinDay(which_, cheapest->place.candidate, dayMost_);
  phase_ = Phase::Day;
}

bool Pricing::onDay(const Open& open) const {
  return !open.beyond && calendar::fromSeconds(open.place.start).day == day_;
}

std::optional<Cost> Pricing::worthFinding(const Open& open) const {
  // In graphs that leave out what is beyond the limit nothing can be told of that.
  if (open.most >= kNever || (limit_ && *limit_ < open.most)) return limit_;
  return open.most - 1;
}

void Pricing::boundDay() {
  const std::vector<Cost> least = search_->leastWith(which_);
  for (Open& open : open_) {
    if (onDay(open)) raise(open, least[static_cast<std::size_t>(open.place.candidate)], dayMost_);
  }
  sift();
}

void Pricing::nextPlace() {
  const auto next = std::ranges::find_if(open_, [&](const Open& open) { return onDay(open); });
  if (next == open_.end()) {
    nextDay();
    return;
  }
  phase_ = Phase::Place;
  at_ = next->alternative;
  search_->pin(which_, next->place.candidate, worthFinding(*next), plan_);
}

void Pricing::settle() {
  const auto here = std::ranges::find(open_, at_, &Open::alternative);
  const std::optional<Cost> most = worthFinding(*here);
  const std::optional<Cost> bound = search_->bound();
  if (search_->cost()) {
    learn(search_->plan());
    here->most = std::min(here->most, *search_->cost());
  }
  raise(*here, bound.value_or(kNever), most);
  sift();
  // A search that got stuck leaves a bound.
  std::erase_if(open_, [&](const Open& open) { return open.alternative == at_ && !open.beyond; });
}

bool Pricing::step() {
  switch (phase_) {
  case Phase::Done:
    return false;
  case Phase::Relax:
    if (!open_.empty() && search_->relax(cost_)) return true;
    bound();
    nextDay();
    break;
  case Phase::Day:
    if (search_->relax(dayMost_ ? std::optional(*dayMost_ + 1) : std::nullopt)) return true;
    boundDay();
    nextPlace();
    break;
  case Phase::Place:
    if (search_->step()) return true;
    settle();
    nextPlace();
    break;
  }
  return phase_ != Phase::Done;
}

} // namespace slt::planning
