// What it costs to have one meeting of a plan elsewhere: the best whole plan with it there, for each of its slots.
//
// The relaxation's min-marginals give a bound for every place at once, and one body laid anew in a known plan gives a
// plan for each: where both are equal the price is exact. For what is left the relaxation is pinned to one day after
// the other, which settles most places of it, and at last to the place, for a search among the plans that have the
// meeting there. Each plan that is found is a plan for other places as well, once that body is laid anew.
#pragma once

#include <optional>
#include <vector>

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
  enum class Phase : std::uint8_t { Relax, Day, Place, Done };
  /// A slot that is not settled.
  struct Open {
    std::size_t alternative;
    Search::Place place;
    Cost least;
    Cost most;
    /// It costs more than what is looked for.
    bool beyond;
  };

  void listSlots();
  void begin();
  /// After relaxing all of the year: what is known of each place.
  void bound();
  void nextDay();
  void boundDay();
  void nextPlace();
  void settle();
  /// Bodies laid anew in that plan.
  void learn(const std::vector<Meeting>& plan);
  /// No plan has the meeting there for less; `most`: nor was looked for one that costs more.
  void raise(Open& open, Cost least, std::optional<Cost> most);
  /// Prices the places whose bounds have met.
  void sift();
  /// What a plan with the meeting there may cost to tell anything new.
  std::optional<Cost> worthFinding(const Open& open) const;
  /// The meeting cannot be there.
  void exclude(std::size_t alternative);
  std::vector<Breach> brokenBy(const Alternative& alternative);
  /// Leaves in `near_` what people and rooms are busy with around that day.
  void keepBusy(Second start);
  bool onDay(const Open& open) const;

  const Problem problem_;
  const std::vector<Meeting> plan_;
  const MeetingRef which_;
  const Cost cost_;
  const std::uint64_t seed_;
  Problem near_;
  Second nearTo_ = -1;
  std::vector<Alternative> alternatives_;
  std::optional<Search> search_;
  Phase phase_ = Phase::Relax;
  bool bounded_ = false;
  /// Plans that cost more are not looked for.
  std::optional<Cost> limit_;
  /// By start and room.
  std::vector<Open> open_;
  /// The one that is searched for, by its alternative; and the day that is pinned.
  std::size_t at_ = 0;
  Day day_ = 0;
  std::optional<Cost> dayMost_;
};

} // namespace slt::planning
