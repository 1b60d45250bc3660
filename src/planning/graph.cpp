#include "planning/graph.hpp"

#include <algorithm>
#include <cstdlib>

namespace slt::planning {

Cells::Cells(const Candidates& candidates, const Meetings& meetings, const std::vector<char>& apart)
    : locks(byMeeting(candidates.problem.locked, meetings)),
      previous(byMeeting(candidates.problem.previous, meetings)) {
  const auto add = [&](int meeting, int body) {
    const auto first = static_cast<int>(all.size());
    for (const CandidateDay& day : candidates.ofBody[static_cast<std::size_t>(body)]) {
      all.push_back({meeting, body, day.day, day.first, day.last});
    }
    return first;
  };
  int shared = -1;
  for (int m = 0; m < meetings.count(); ++m) {
    const int body = meetings.body(m);
    if (meetings.index(m) == 0) shared = -1;
    const auto at = static_cast<std::size_t>(m);
    if (!locks[at].empty() || !previous[at].empty() || apart[at] != 0) {
      firstOf.push_back(add(m, body));
    } else {
      if (shared < 0) shared = add(-1, body);
      firstOf.push_back(shared);
    }
  }
}

Scaled Cells::extra(const Cell& cell, const Candidates& candidates, int candidate) const {
  if (cell.meeting < 0) return 0;
  const auto m = static_cast<std::size_t>(cell.meeting);
  const Candidate& here = candidates.all[static_cast<std::size_t>(candidate)];
  if (!allow(locks[m], candidates, here)) return kNever;
  const auto moved =
      std::ranges::count_if(previous[m], [&](const Meeting* was) { return was->start != candidates.startOf(here); });
  return scaled(candidates.problem.weights.move * moved);
}

/// From layer to layer: the states of one are known by the days they stand for.
class GraphBuilder {
public:
  GraphBuilder(Graph& graph, const Candidates& candidates, const Meetings& meetings, const Cells& cells,
               const std::vector<Window>& windows, const std::vector<Link>& links, std::size_t mostArcs)
      : graph_(graph), candidates_(candidates), meetings_(meetings), cells_(cells), windows_(windows), links_(links),
        mostArcs_(mostArcs) {}

  void run() {
    chooseOrder();
    tau_.resize(candidates_.problem.bodies.size());
    for (const int body : graph_.bodies_) {
      std::vector<int>& tau = tau_[static_cast<std::size_t>(body)];
      for (int day = 0; day < candidates_.length(); ++day) tau.push_back(candidates_.tau(body, day));
    }
    graph_.layerFirst_ = {0};
    graph_.arcFirst_ = {0};
    for (std::size_t layer = 0; layer < graph_.order_.size(); ++layer) {
      if (!addLayer(layer)) {
        graph_.clear();
        return;
      }
    }
    graph_.complete_ = true;
    graph_.removeDeadEnds(cells_.all.size());
  }

private:
  /// A link of the meeting of a layer to one that a state of the layer before remembers.
  struct Back {
    std::size_t position;
    int flow;
    /// Is the meeting of the layer the later one of the flow's pair?
    bool second;
  };

  /// Next comes the meeting that leaves the fewest to be remembered, of those the one that can be earliest.
  void chooseOrder() {
    std::vector<int> next;
    for (const int body : graph_.bodies_) next.push_back(meetings_.number(body, 0));
    std::vector<int> live;
    std::vector<char> placed(static_cast<std::size_t>(meetings_.count()), 0);
    const auto remembered = [&](int meeting) {
      return std::ranges::any_of(links_, [&](const Link& link) {
        return (link.first == meeting && placed[static_cast<std::size_t>(link.second)] == 0) ||
               (link.second == meeting && placed[static_cast<std::size_t>(link.first)] == 0);
      });
    };
    while (true) {
      int chosen = -1;
      std::ptrdiff_t least = 0;
      for (std::size_t i = 0; i < next.size(); ++i) {
        const int body = graph_.bodies_[i];
        const int meeting = next[i];
        if (meeting >= meetings_.count() || meetings_.body(meeting) != body) continue;
        placed[static_cast<std::size_t>(meeting)] = 1;
        const auto width = std::ranges::count_if(live, remembered) + (remembered(meeting) ? 1 : 0);
        placed[static_cast<std::size_t>(meeting)] = 0;
        const auto first = [&](std::size_t of) { return windows_[static_cast<std::size_t>(next[of])].first; };
        if (chosen < 0 || width < least || (width == least && first(i) < first(static_cast<std::size_t>(chosen)))) {
          chosen = static_cast<int>(i);
          least = width;
        }
      }
      if (chosen < 0) return;
      const int meeting = next[static_cast<std::size_t>(chosen)]++;
      placed[static_cast<std::size_t>(meeting)] = 1;
      std::erase_if(live, [&](int other) { return !remembered(other); });
      live.push_back(meeting);
      graph_.order_.push_back(meeting);
      remember_.push_back(live);
    }
  }

  bool addLayer(std::size_t layer) {
    const int meeting = graph_.order_[layer];
    const auto body = static_cast<std::size_t>(meetings_.body(meeting));
    const std::vector<CandidateDay>& days = candidates_.ofBody[body];
    const Spacing& spacing = candidates_.spacing[body];
    const std::vector<int>& tau = tau_[body];
    const Window window = windows_[static_cast<std::size_t>(meeting)];
    const int firstCell = cells_.firstOf[static_cast<std::size_t>(meeting)];
    const auto& locks = cells_.locks[static_cast<std::size_t>(meeting)];

    const std::vector<int>& now = remember_[layer];
    const std::vector<int> before = layer == 0 ? std::vector<int>{} : remember_[layer - 1];
    std::vector<std::size_t> kept; // positions among those remembered before
    for (std::size_t i = 0; i + 1 < now.size(); ++i) {
      kept.push_back(static_cast<std::size_t>(std::ranges::find(before, now[i]) - before.begin()));
    }
    std::vector<Back> backs;
    for (const Link& link : links_) {
      const bool second = link.second == meeting;
      if (!second && link.first != meeting) continue;
      const auto other = std::ranges::find(before, second ? link.first : link.second);
      if (other != before.end()) backs.push_back({static_cast<std::size_t>(other - before.begin()), link.flow, second});
    }

    const std::size_t width = now.size();
    const std::size_t widthBefore = before.size();
    std::vector<int> tuples;
    std::vector<Temporary> arcs;
    index_.start(width, static_cast<std::size_t>(candidates_.length()));
    const int statesBefore = layer == 0 ? 1 : static_cast<int>(tuples_.size() / std::max<std::size_t>(1, widthBefore));
    const int stateFirst = static_cast<int>(graph_.cell_.size());
    const int fromFirst = layer == 0 ? -1 : graph_.layerFirst_[layer - 1];
    std::vector<int> tuple(width);
    for (int from = 0; from < statesBefore; ++from) {
      const int* remembered = tuples_.data() + static_cast<std::size_t>(from) * widthBefore;
      for (std::size_t i = 0; i < kept.size(); ++i) tuple[i] = remembered[kept[i]];
      int low = window.first;
      int high = window.last;
      int tauLow = 0;
      int tauHigh = std::numeric_limits<int>::max();
      for (const Back& back : backs) {
        const int day = remembered[back.position];
        if (back.flow < 0) {
          tauLow = tau[static_cast<std::size_t>(day)] + spacing.min;
          tauHigh = tau[static_cast<std::size_t>(day)] + spacing.max;
          low = std::max(low, day + spacing.min);
        } else {
          const Flow& flow = candidates_.problem.flows[static_cast<std::size_t>(back.flow)];
          low = std::max(low, back.second ? day + flow.minDays : day - flow.maxDays);
          high = std::min(high, back.second ? day + flow.maxDays : day - flow.minDays);
        }
      }
      auto at = std::ranges::lower_bound(days, low, {}, &CandidateDay::day);
      for (; at != days.end() && at->day <= high; ++at) {
        const int here = tau[static_cast<std::size_t>(at->day)];
        if (here < tauLow) continue;
        if (here > tauHigh) break;
        if (!locks.empty() && !locksLeave(locks, *at)) continue;
        Cost cost = 0;
        for (const Back& back : backs) {
          const int day = remembered[back.position];
          if (back.flow < 0) {
            cost += spacingCost(candidates_.problem.weights, here - tau[static_cast<std::size_t>(day)], spacing.target);
          } else {
            const Flow& flow = candidates_.problem.flows[static_cast<std::size_t>(back.flow)];
            const int apart = back.second ? at->day - day : day - at->day;
            cost += flow.weight * std::abs(apart - flow.target);
          }
        }
        tuple[width - 1] = at->day;
        const auto [state, fresh] = index_.find(tuple);
        if (fresh) {
          tuples.insert(tuples.end(), tuple.begin(), tuple.end());
          graph_.cell_.push_back(firstCell + static_cast<int>(at - days.begin()));
        }
        if (layer > 0) {
          arcs.push_back({state, from + fromFirst,
                          static_cast<std::int32_t>(std::min<Cost>(cost, std::numeric_limits<std::int32_t>::max()))});
          if (graph_.arcs_.size() + arcs.size() > mostArcs_) return false;
        }
      }
    }
    tuples_ = std::move(tuples);
    const auto states = static_cast<int>(graph_.cell_.size()) - stateFirst;
    graph_.layerFirst_.push_back(static_cast<int>(graph_.cell_.size()));
    sortByTarget(arcs, states);
    return true;
  }

  bool locksLeave(const std::vector<const Meeting*>& locks, const CandidateDay& day) const {
    for (int c = day.first; c < day.last; ++c) {
      if (allow(locks, candidates_, candidates_.all[static_cast<std::size_t>(c)])) return true;
    }
    return false;
  }

  struct Temporary {
    int target;
    int from;
    std::int32_t cost;
  };

  void sortByTarget(const std::vector<Temporary>& arcs, int states) {
    std::vector<int> next(static_cast<std::size_t>(states) + 1, 0);
    for (const Temporary& arc : arcs) ++next[static_cast<std::size_t>(arc.target) + 1];
    for (std::size_t s = 1; s < next.size(); ++s) next[s] += next[s - 1];
    const auto first = static_cast<int>(graph_.arcs_.size());
    for (std::size_t s = 1; s < next.size(); ++s) graph_.arcFirst_.push_back(first + next[s]);
    graph_.arcs_.resize(graph_.arcs_.size() + arcs.size());
    for (const Temporary& arc : arcs) {
      graph_.arcs_[static_cast<std::size_t>(first + next[static_cast<std::size_t>(arc.target)]++)] = {arc.from,
                                                                                                      arc.cost};
    }
  }

  /// The states of one layer by their days: a table where that is small, else hashing with linear probing.
  class Index {
  public:
    void start(std::size_t width, std::size_t length) {
      length_ = length;
      count_ = 0;
      std::size_t size = 1;
      for (std::size_t i = 0; i < width && size <= kLargestTable; ++i) size *= length;
      table_ = size <= kLargestTable;
      slots_.assign(table_ ? size : 1024, -1);
      keys_.clear();
    }
    std::pair<int, bool> find(const std::vector<int>& tuple) {
      std::uint64_t key = 0;
      for (const int day : tuple) key = key * length_ + static_cast<std::uint64_t>(day);
      if (table_) {
        int& slot = slots_[static_cast<std::size_t>(key)];
        if (slot >= 0) return {slot, false};
        return {slot = count_++, true};
      }
      if (static_cast<std::size_t>(count_) * 2 >= slots_.size()) grow();
      int& slot = slots_[place(key)];
      if (slot >= 0) return {slot, false};
      keys_.push_back(key);
      return {slot = count_++, true};
    }

  private:
    static constexpr std::size_t kLargestTable = std::size_t{1} << 20;
    std::size_t place(std::uint64_t key) const {
      std::size_t at = static_cast<std::size_t>(key * 0x9E3779B97F4A7C15ull >> 32) & (slots_.size() - 1);
      while (slots_[at] >= 0 && keys_[static_cast<std::size_t>(slots_[at])] != key) at = (at + 1) & (slots_.size() - 1);
      return at;
    }
    void grow() {
      slots_.assign(slots_.size() * 2, -1);
      for (int i = 0; i < count_; ++i) slots_[place(keys_[static_cast<std::size_t>(i)])] = i;
    }
    std::uint64_t length_ = 1;
    bool table_ = true;
    int count_ = 0;
    std::vector<int> slots_;
    std::vector<std::uint64_t> keys_;
  };

  Graph& graph_;
  const Candidates& candidates_;
  const Meetings& meetings_;
  const Cells& cells_;
  const std::vector<Window>& windows_;
  const std::vector<Link>& links_;
  const std::size_t mostArcs_;
  /// By layer: the meetings whose days its states hold, its own last.
  std::vector<std::vector<int>> remember_;
  std::vector<int> tuples_;
  std::vector<std::vector<int>> tau_;
  Index index_;
};

Graph::Graph(const Candidates& candidates, const Meetings& meetings, const Cells& cells,
             const std::vector<Window>& windows, std::vector<int> bodies, const std::vector<Link>& links,
             std::size_t mostArcs)
    : bodies_(std::move(bodies)) {
  GraphBuilder(*this, candidates, meetings, cells, windows, links, mostArcs).run();
}

Scaled Graph::forward(std::span<const Scaled> cellCost, std::vector<Scaled>& best) const {
  best.resize(cell_.size());
  const int first = layers() == 0 ? 0 : layerFirst(1);
  for (int s = 0; s < first; ++s) best[static_cast<std::size_t>(s)] = cellCost[static_cast<std::size_t>(cellOf(s))];
  const auto states = static_cast<int>(cell_.size());
  const Scaled* const known = best.data();
  const Arc* arc = arcs_.data();
  for (int s = first; s < states; ++s) {
    const Arc* const end = arcs_.data() + arcFirst_[static_cast<std::size_t>(s) + 1];
    Scaled least = kNever;
    for (; arc != end; ++arc) least = std::min(least, known[arc->from] + scaled(arc->cost));
    best[static_cast<std::size_t>(s)] = std::min(kNever, least + cellCost[static_cast<std::size_t>(cellOf(s))]);
  }
  Scaled least = kNever;
  for (int s = layers() == 0 ? 0 : layerFirst(layers() - 1); s < states; ++s) {
    least = std::min(least, best[static_cast<std::size_t>(s)]);
  }
  return least;
}

void Graph::backward(std::span<const Scaled> cellCost, std::vector<Scaled>& rest) const {
  rest.assign(cell_.size(), kNever);
  const auto states = static_cast<int>(cell_.size());
  if (states == 0) return;
  for (int s = layerFirst(layers() - 1); s < states; ++s) rest[static_cast<std::size_t>(s)] = 0;
  for (int s = states - 1; s >= layerFirst(1); --s) {
    const Scaled on = rest[static_cast<std::size_t>(s)] + cellCost[static_cast<std::size_t>(cellOf(s))];
    if (on >= kNever) continue;
    const Arc* const end = arcs_.data() + arcFirst_[static_cast<std::size_t>(s) + 1];
    for (const Arc* arc = arcs_.data() + arcFirst_[static_cast<std::size_t>(s)]; arc != end; ++arc) {
      Scaled& before = rest[static_cast<std::size_t>(arc->from)];
      before = std::min(before, on + scaled(arc->cost));
    }
  }
}

void Graph::trace(std::span<const Scaled> cellCost, const std::vector<Scaled>& best, std::vector<int>& cells) const {
  cells.assign(static_cast<std::size_t>(layers()), -1);
  int state = -1;
  for (int s = layerFirst(layers() - 1); s < static_cast<int>(cell_.size()); ++s) {
    if (state < 0 || best[static_cast<std::size_t>(s)] < best[static_cast<std::size_t>(state)]) state = s;
  }
  for (int layer = layers() - 1; layer >= 0; --layer) {
    cells[static_cast<std::size_t>(layer)] = cellOf(state);
    if (layer == 0) break;
    const Scaled sought = best[static_cast<std::size_t>(state)] - cellCost[static_cast<std::size_t>(cellOf(state))];
    int at = arcFirst_[static_cast<std::size_t>(state)];
    const auto reaches = [&](const Arc& arc) {
      return best[static_cast<std::size_t>(arc.from)] + scaled(arc.cost) == sought;
    };
    while (!reaches(arcs_[static_cast<std::size_t>(at)])) ++at;
    state = arcs_[static_cast<std::size_t>(at)].from;
  }
}

bool Graph::keep(std::span<const Scaled> cellCost, const std::vector<Scaled>& best, const std::vector<Scaled>& rest,
                 Scaled limit) {
  std::vector<int> starts;
  std::vector<int> renumbered(cell_.size(), -1);
  int states = 0;
  std::size_t arcs = 0;
  int first = 0;
  for (int layer = 0; layer < layers(); ++layer) {
    const int last = layerFirst(layer + 1);
    const int newFirst = states;
    for (int s = first; s < last; ++s) {
      const auto from = static_cast<std::size_t>(s);
      // Its arcs move to the front before those behind them are read.
      const auto arcsEnd = static_cast<std::size_t>(arcFirst_[from + 1]);
      const auto arcsFirst = static_cast<std::size_t>(arcFirst_[from]);
      if (best[from] + rest[from] > limit) continue;
      const Scaled on = rest[from] + cellCost[static_cast<std::size_t>(cell_[from])];
      const std::size_t before = arcs;
      for (std::size_t a = arcsFirst; a < arcsEnd; ++a) {
        const Arc arc = arcs_[a];
        if (renumbered[static_cast<std::size_t>(arc.from)] < 0) continue;
        if (best[static_cast<std::size_t>(arc.from)] + scaled(arc.cost) + on > limit) continue;
        arcs_[arcs++] = {renumbered[static_cast<std::size_t>(arc.from)], arc.cost};
      }
      if (layer > 0 && arcs == before) continue;
      renumbered[from] = states;
      cell_[static_cast<std::size_t>(states)] = cell_[from];
      starts.push_back(static_cast<int>(before));
      ++states;
    }
    layerFirst_[static_cast<std::size_t>(layer)] = newFirst;
    first = last;
  }
  layerFirst_.back() = states;
  cell_.resize(static_cast<std::size_t>(states));
  arcs_.resize(arcs);
  starts.push_back(static_cast<int>(arcs));
  arcFirst_ = std::move(starts);
  return states > 0;
}

bool Graph::removeDeadEnds(std::size_t cells) {
  const std::vector<Scaled> nothing(cells, 0);
  std::vector<Scaled> best;
  std::vector<Scaled> rest;
  forward(nothing, best);
  backward(nothing, rest);
  return keep(nothing, best, rest, kNever - 1);
}

bool Graph::keepWithin(const std::vector<Window>& windows, const Cells& cells) {
  const std::vector<Scaled> nothing(cells.all.size(), 0);
  std::vector<Scaled> best(cell_.size(), 0);
  const std::vector<Scaled> rest(cell_.size(), 0);
  bool all = true;
  for (int layer = 0; layer < layers(); ++layer) {
    const Window& window = windows[static_cast<std::size_t>(meetingOfLayer(layer))];
    for (int s = layerFirst(layer); s < layerFirst(layer + 1); ++s) {
      const int day = cells.all[static_cast<std::size_t>(cellOf(s))].day;
      if (day >= window.first && day <= window.last) continue;
      best[static_cast<std::size_t>(s)] = kNever;
      all = false;
    }
  }
  if (all) return states() > 0;
  return keep(nothing, best, rest, kNever - 1) && removeDeadEnds(cells.all.size());
}

} // namespace slt::planning
