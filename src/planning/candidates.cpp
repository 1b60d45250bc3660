#include "planning/candidates.hpp"

#include <algorithm>

#include "planning/order.hpp"

namespace slt::planning {

namespace {

/// Busy ranges in order, with the first that ends after the start of each day.
class Calendar {
public:
  Calendar(const Problem& problem, const std::vector<Busy>& busy) : ranges_(inOrder(busy)) {
    if (ranges_.empty()) return;
    std::size_t at = 0;
    for (Day day = problem.from; day <= problem.to; ++day) {
      while (at < ranges_.size() && ranges_[at].to <= Second{day} * calendar::kSecondsPerDay) ++at;
      firstOfDay_.push_back(static_cast<int>(at));
    }
  }

  /// Is nothing in [from, to), which lies within the day?
  bool isFree(int day, Second from, Second to) const {
    if (firstOfDay_.empty()) return true;
    auto at = static_cast<std::size_t>(firstOfDay_[static_cast<std::size_t>(day)]);
    while (at < ranges_.size() && ranges_[at].to <= from) ++at;
    return at == ranges_.size() || ranges_[at].from >= to;
  }

private:
  std::vector<Busy> ranges_;
  std::vector<int> firstOfDay_;
};

/// The slots of a body by weekday; of two equal ones the cheaper.
std::array<std::vector<Slot>, 8> byWeekday(const Body& body) {
  std::array<std::vector<Slot>, 8> slots;
  for (const Slot& slot : body.slots) {
    if (slot.start + body.minutes > 24 * 60) continue;
    std::vector<Slot>& same = slots[static_cast<std::size_t>(slot.weekday)];
    const auto at = std::ranges::lower_bound(same, slot.start, {}, &Slot::start);
    if (at != same.end() && at->start == slot.start)
      at->cost = std::min(at->cost, slot.cost);
    else
      same.insert(at, slot);
  }
  return slots;
}

} // namespace

Candidates::Candidates(const Problem& asked) : problem(asked), days(asked) {
  std::vector<Calendar> people;
  std::vector<Calendar> rooms;
  for (const Person& person : problem.people) people.emplace_back(problem, person.busy);
  for (const Room& room : problem.rooms) rooms.emplace_back(problem, room.busy);
  std::vector<int> bodiesOf(problem.people.size(), 0);
  for (const Body& body : problem.bodies) {
    for (const Member& member : body.members) ++bodiesOf[static_cast<std::size_t>(member.person)];
  }
  std::vector<Cost> dayCost;
  for (Day day = problem.from; day <= problem.to; ++day) dayCost.push_back(days.avoid(day) + days.squeezed(day));

  std::vector<char> isFree;
  for (std::size_t b = 0; b < problem.bodies.size(); ++b) {
    const Body& body = problem.bodies[b];
    const OpenDays& open = days.on(body.clock);
    spacing.push_back(open.spacing(body));
    // Meetings of a body are on different days, whatever gap is allowed.
    spacing.back().min = std::max(1, spacing.back().min);
    std::vector<Scaled>& gaps = gapCost.emplace_back();
    for (int gap = 0; gap <= std::min(spacing.back().max, open.total()); ++gap) {
      gaps.push_back(scaled(spacingCost(problem.weights, gap, spacing.back().target)));
    }
    std::vector<SharedMember>& mine = shared.emplace_back();
    std::uint64_t& bits = sharing.emplace_back(0);
    std::vector<int> positions;
    for (const Member& member : body.members) {
      const Person& person = problem.people[static_cast<std::size_t>(member.person)];
      const bool alone = (person.everywhere && !person.maxPerDay) ||
                         (bodiesOf[static_cast<std::size_t>(member.person)] < 2 && person.maxPerDay.value_or(1) > 0);
      positions.push_back(alone ? -1 : static_cast<int>(mine.size()));
      if (alone) continue;
      mine.push_back({member.person, member.required, problem.weights.absence * member.weight});
      bits |= std::uint64_t{1} << (member.person % 64);
    }
    std::vector<CandidateDay>& possibleDays = ofBody.emplace_back();
    const auto slots = byWeekday(body);
    for (int day = 0; day < length(); ++day) {
      const Day date = problem.from + day;
      if (!open.isOpen(date)) continue;
      const auto first = static_cast<int>(all.size());
      for (const Slot& slot : slots[static_cast<std::size_t>(calendar::isoWeekday(date))]) {
        const Second from = Second{date} * calendar::kSecondsPerDay + Second{slot.start} * 60;
        const Second to = from + Second{body.minutes} * 60;
        Candidate candidate{
            static_cast<int>(b), day, slot.start, -1, slot.cost + dayCost[static_cast<std::size_t>(day)], {}};
        int free = 0;
        bool possible = true;
        for (std::size_t m = 0; m < body.members.size() && possible; ++m) {
          const Member& member = body.members[m];
          if (people[static_cast<std::size_t>(member.person)].isFree(day, from, to)) {
            ++free;
            const auto position = static_cast<std::size_t>(positions[m]);
            if (positions[m] >= 0) candidate.free[position / 64] |= std::uint64_t{1} << (position % 64);
          } else {
            possible = !member.required;
            candidate.cost += problem.weights.absence * member.weight;
          }
        }
        if (!possible || free < body.quorum) continue;
        if (body.rooms.empty()) all.push_back(candidate);
        for (const int room : body.rooms) {
          if (!rooms[static_cast<std::size_t>(room)].isFree(day, from, to)) continue;
          candidate.room = room;
          all.push_back(candidate);
        }
      }
      if (static_cast<int>(all.size()) > first) possibleDays.push_back({day, first, static_cast<int>(all.size())});
    }
  }
}

} // namespace slt::planning
