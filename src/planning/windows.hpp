// The earliest and the latest day of each meeting that order, gaps, flows and locks leave: bounds consistency over all
// of them together (Lhomme 1993). A meeting without a day proves that there is no plan.
#pragma once

#include <vector>

#include "planning/candidates.hpp"

namespace slt::planning {

/// Days from the first day of the period, both inclusive.
struct Window {
  int first;
  int last;
};

/// The meetings of all bodies, numbered body by body.
class Meetings {
public:
  explicit Meetings(const Problem& problem) {
    for (const Body& body : problem.bodies) {
      firstOf_.push_back(static_cast<int>(body_.size()));
      body_.insert(body_.end(), static_cast<std::size_t>(body.count), static_cast<int>(firstOf_.size()) - 1);
    }
  }
  int count() const { return static_cast<int>(body_.size()); }
  int number(int body, int index) const { return firstOf_[static_cast<std::size_t>(body)] + index; }
  int body(int meeting) const { return body_[static_cast<std::size_t>(meeting)]; }
  int index(int meeting) const { return meeting - firstOf_[static_cast<std::size_t>(body(meeting))]; }

private:
  std::vector<int> firstOf_;
  std::vector<int> body_;
};

/// By meeting: those of a list that concern it, such as its locks. A list can name a meeting more than once: then all
/// hold.
using ByMeeting = std::vector<std::vector<const Meeting*>>;
ByMeeting byMeeting(const std::vector<Meeting>& list, const Meetings& meetings);
/// Do the locks leave the candidate?
bool allow(const std::vector<const Meeting*>& locks, const Candidates& candidates, const Candidate& candidate);

/// Narrows `windows` until nothing changes. False when some meeting is left without a day.
bool narrow(std::vector<Window>& windows, const Candidates& candidates, const Meetings& meetings);
/// The whole period for each meeting, but for those that are locked.
std::vector<Window> widest(const Candidates& candidates, const Meetings& meetings);

} // namespace slt::planning
