#include "planning/windows.hpp"

#include <algorithm>

namespace slt::planning {

namespace {

class Narrowing {
public:
  Narrowing(std::vector<Window>& windows, const Candidates& candidates, const Meetings& meetings)
      : windows_(windows), candidates_(candidates), meetings_(meetings) {}

  bool run() {
    const Problem& problem = candidates_.problem;
    do {
      changed_ = false;
      for (int b = 0; b < static_cast<int>(problem.bodies.size()); ++b) {
        if (!narrowBody(b)) return false;
      }
      for (const Flow& flow : problem.flows) {
        for (const Flow::Pair pair : flow.pairs) {
          Window& first = at(meetings_.number(flow.from, pair.first));
          Window& second = at(meetings_.number(flow.to, pair.second));
          raise(second, first.first + flow.minDays);
          lower(second, first.last + flow.maxDays);
          raise(first, second.first - flow.maxDays);
          lower(first, second.last - flow.minDays);
        }
      }
    } while (changed_);
    return true;
  }

private:
  Window& at(int meeting) { return windows_[static_cast<std::size_t>(meeting)]; }
  void raise(Window& window, int first) {
    if (first <= window.first) return;
    window.first = first;
    changed_ = true;
  }
  void lower(Window& window, int last) {
    if (last >= window.last) return;
    window.last = last;
    changed_ = true;
  }

  /// To days on which the body can meet, by the gaps to the meetings before and behind.
  bool narrowBody(int b) {
    const std::vector<CandidateDay>& days = candidates_.ofBody[static_cast<std::size_t>(b)];
    const Spacing& spacing = candidates_.spacing[static_cast<std::size_t>(b)];
    const int count = candidates_.problem.bodies[static_cast<std::size_t>(b)].count;
    const int total = candidates_.days.on(candidates_.problem.bodies[static_cast<std::size_t>(b)].clock).total();
    const auto tau = [&](int day) { return candidates_.tau(b, day); };
    for (int k = 0; k < count; ++k) {
      Window& window = at(meetings_.number(b, k));
      const int least = k == 0 ? 0 : tau(at(meetings_.number(b, k - 1)).first) + spacing.min;
      const int most = k == 0 ? spacing.max : tau(at(meetings_.number(b, k - 1)).last) + spacing.max;
      if (!fit(window, days, [&](int day) { return tau(day) >= least && tau(day) <= most; })) return false;
    }
    for (int k = count - 1; k >= 0; --k) {
      Window& window = at(meetings_.number(b, k));
      const bool last = k == count - 1;
      const int least = last ? total - spacing.max : tau(at(meetings_.number(b, k + 1)).first) - spacing.max;
      const int most = last ? total : tau(at(meetings_.number(b, k + 1)).last) - spacing.min;
      if (!fit(window, days, [&](int day) { return tau(day) >= least && tau(day) <= most; })) return false;
    }
    return true;
  }

  /// To the first and the last candidate day within that will do.
  template<class Test> bool fit(Window& window, const std::vector<CandidateDay>& days, Test test) {
    auto low = std::ranges::lower_bound(days, window.first, {}, &CandidateDay::day);
    auto high = std::ranges::upper_bound(days, window.last, {}, &CandidateDay::day);
    while (low < high && !test(low->day)) ++low;
    while (low < high && !test((high - 1)->day)) --high;
    if (low >= high) return false;
    raise(window, low->day);
    lower(window, (high - 1)->day);
    return true;
  }

  std::vector<Window>& windows_;
  const Candidates& candidates_;
  const Meetings& meetings_;
  bool changed_ = false;
};

} // namespace

ByMeeting byMeeting(const std::vector<Meeting>& list, const Meetings& meetings) {
  ByMeeting sorted(static_cast<std::size_t>(meetings.count()));
  for (const Meeting& meeting : list) {
    sorted[static_cast<std::size_t>(meetings.number(meeting.body, meeting.index))].push_back(&meeting);
  }
  return sorted;
}

bool allow(const std::vector<const Meeting*>& locks, const Candidates& candidates, const Candidate& candidate) {
  return std::ranges::all_of(locks, [&](const Meeting* lock) {
    return candidates.startOf(candidate) == lock->start && (lock->room < 0 || lock->room == candidate.room);
  });
}

std::vector<Window> widest(const Candidates& candidates, const Meetings& meetings) {
  std::vector<Window> windows(static_cast<std::size_t>(meetings.count()), {0, candidates.length() - 1});
  for (const Meeting& lock : candidates.problem.locked) {
    const int day = calendar::fromSeconds(lock.start).day - candidates.problem.from;
    Window& window = windows[static_cast<std::size_t>(meetings.number(lock.body, lock.index))];
    window = {std::max(window.first, day), std::min(window.last, day)};
  }
  return windows;
}

bool narrow(std::vector<Window>& windows, const Candidates& candidates, const Meetings& meetings) {
  return Narrowing(windows, candidates, meetings).run();
}

} // namespace slt::planning
