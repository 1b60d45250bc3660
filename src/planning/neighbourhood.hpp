// Plans by laying bodies one after the other, each by an exact path beside those that stand; and better plans by taking
// some bodies out, mostly of a part of the year only, and laying them anew (large-neighbourhood search: Shaw 1998).
// What is worse than before is gone on from too, by chance, and ever more rarely (simulated annealing: Kirkpatrick,
// Gelatt & Vecchi 1983; the chance is drawn point by point, in whole numbers, so that it is the same everywhere).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "planning/draft.hpp"

namespace slt::planning {

/// Splitmix64 (Steele, Lea & Flood 2014): the same numbers everywhere for a seed.
class Random {
public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  /// 0 .. below - 1.
  int below(int below) {
    state_ += 0x9E3779B97F4A7C15ull;
    return static_cast<int>(mixed(state_) % static_cast<std::uint64_t>(below));
  }

private:
  std::uint64_t state_;
};

class Neighbourhood {
public:
  Neighbourhood(const Model& model, std::uint64_t seed);

  /// Lays all bodies anew, guided by the prices of a relaxation where there is one.
  void restart(const Relaxation* guide);
  /// After the part's graphs have become others.
  void regroup(const Part& part);
  /// Begins with the meetings of a plan, by candidates or -1, as far as they can stand in the part; the others are laid
  /// beside them.
  void begin(const Part& part, const std::vector<int>& choice);
  /// Lays a body or a few. The graphs are the part's.
  void step(const Part& part, const Relaxation* guide);
  /// Has the first plan got as good as laying single bodies anew makes it, or has laying failed often?
  bool settled() const { return mode_ == Mode::Exchange || failures_ > kMostFailures; }
  /// As many arcs of graphs have been gone along.
  std::uint64_t work() const { return work_; }

  /// Takes a plan by its candidates, where it is better than what is known.
  void offer(const std::vector<int>& choice);
  /// The best plan so far, by meeting.
  std::optional<Cost> best() const { return best_; }
  const std::vector<int>& bestChoice() const { return bestChoice_; }

private:
  static constexpr int kMostFailures = 3;
  enum class Mode : std::uint8_t { Lay, Polish, Exchange };

  void lay(const Part& part);
  void polish(const Part& part);
  void exchange(const Part& part, const Relaxation* guide);
  /// By how much a plan may be worse than the one before, and still be gone on from: by chance, and ever less.
  Cost allowance();
  bool insert(const Part& part, int graph, const Relaxation* guide);
  /// Takes the graph's meetings of these days out, to be put back by `undo`; the graph's number is noted in `out_`.
  void takeOut(const Graph& graph, int number, int firstDay, int lastDay);
  void undo();
  void adopt();
  void goBackToBest();
  /// A body that shares people or rooms with one of the graph's; -1 when there is none.
  int related(const Graph& graph);

  const Model& model_;
  Draft draft_;
  Random random_;
  Mode mode_ = Mode::Lay;
  const Relaxation* guide_ = nullptr;
  /// Each body's own graph, also of those that are tied; and by body which that is, or -1.
  std::vector<Graph> own_;
  std::vector<int> ownOf_;
  /// Graphs that are not laid yet, the next last.
  std::vector<int> left_;
  bool listed_ = false;
  /// How often a body found no place: those come earlier.
  std::vector<int> urgency_;
  int failures_ = 0;
  int patience_ = 0;
  int tries_ = 0;
  int next_ = 0;
  int unchanged_ = 0;
  std::uint64_t work_ = 0;
  std::vector<int> graphOf_;
  /// By body: those that share people or rooms with it.
  std::vector<std::vector<int>> related_;
  struct Place {
    int meeting;
    int candidate;
  };
  std::vector<int> out_;
  std::vector<Place> taken_;
  std::optional<Cost> best_;
  std::vector<int> bestChoice_;
};

} // namespace slt::planning
