// What it costs to have one meeting of a plan elsewhere: the best whole plan with it there, for each of its slots.
//
// The relaxation's min-marginals give a bound for every place at once, and one body laid anew in the given plan a plan
// for each: where both are equal the price is exact. Each other place is settled by a search among the plans that have
// the meeting there, which begins with the relaxation's prices; the ones that look cheapest first.
#pragma once

#include <vector>

#include "planning/order.hpp"
#include "planning/plan.hpp"
#include "planning/search.hpp"

namespace slt::planning {

class Pricing {
public:
  /// The meeting is one that is asked for; the plan may be any.
  Pricing(const Problem& problem, std::vector<Meeting> plan, MeetingRef which, std::uint64_t seed);

  /// Goes on a little. False when every price is exact.
  bool step();
  /// By start and room, every slot of the body on an open day; prices that are not settled yet are bounds.
  const std::vector<Alternative>& alternatives() const { return alternatives_; }

private:
  void listSlots();
  void bound();
  void settle();
  std::vector<Breach> brokenBy(const Alternative& alternative) const;

  const Problem problem_;
  const std::vector<Meeting> plan_;
  const MeetingRef which_;
  const Cost cost_;
  std::vector<Alternative> alternatives_;
  Search search_;
  bool bounded_ = false;
  /// Is the search at the next place?
  bool pinned_ = false;
  std::vector<Search::Bounded> places_;
  /// The alternatives that are left to settle, by position, the cheapest last; and `third`, their places.
  std::vector<Key> open_;
};

} // namespace slt::planning
