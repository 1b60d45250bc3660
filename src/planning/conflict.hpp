// Why a request has no plan: demands that cannot all hold, while without any one of them the others can.
//
// A deletion filter (Chinneck & Dravnieks 1991) over whole groups of demands first, halved where they are needed
// (after QuickXplain, Junker 2004). What people find hardest to see comes first to be left out, so that locks, flows
// and numbers of meetings are what is left to talk about.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "planning/search.hpp"

namespace slt::planning {

class ConflictSearch {
public:
  /// Of a request that is proven to have no plan.
  ConflictSearch(const Problem& problem, std::uint64_t seed);

  /// Goes on a little. False when the conflict is found.
  bool step();
  /// What is left so far: all of the demands in the beginning.
  Conflict conflict() const;

private:
  enum class Stage : std::uint8_t { Bodies, Filter, Closest, Done };
  struct Range {
    std::size_t first;
    std::size_t last;
  };

  void listDemands();
  void add(DemandCode code, Place place, std::vector<Param> params);
  /// The request without costs and without the demands that are not kept.
  Problem relaxed(const std::vector<char>& kept) const;
  void nextTest();
  void answered(bool impossible);
  bool concerns(const Demand& demand, const std::vector<char>& bodies) const;

  const Problem problem_;
  const Days days_;
  const std::uint64_t seed_;
  std::vector<Demand> demands_;
  std::vector<char> kept_;
  Stage stage_ = Stage::Bodies;
  /// Sets of bodies that may be the whole conflict by themselves, the small ones first.
  std::vector<std::vector<char>> suspects_;
  std::size_t suspect_ = 0;
  /// What is tried to be left out, the last first.
  std::vector<Range> ranges_;
  std::vector<char> tried_;
  std::unique_ptr<Search> search_;
  int steps_ = 0;
  std::size_t dropped_ = 0;
  std::optional<std::vector<Meeting>> closest_;
};

} // namespace slt::planning
