#include "planning/graph.hpp"

#include <algorithm>
#include <bit>
#include <cstdlib>

#include "planning/order.hpp"

namespace slt::planning {

Cells::Cells(const Candidates& candidates, const Meetings& meetings)
    : locks(byMeeting(candidates.problem.locked, meetings)), previous(byMeeting(candidates.problem.previous, meetings)),
      ties(locks.size()) {
  for (std::size_t f = 0; f < candidates.problem.flows.size(); ++f) {
    const Flow& flow = candidates.problem.flows[f];
    for (const Flow::Pair pair : flow.pairs) {
      const int first = meetings.number(flow.from, pair.first);
      const int second = meetings.number(flow.to, pair.second);
      ties[static_cast<std::size_t>(first)].push_back({static_cast<int>(f), second, false});
      if (first != second) ties[static_cast<std::size_t>(second)].push_back({static_cast<int>(f), first, true});
    }
  }
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
    if (!locks[at].empty() || !previous[at].empty() || !ties[at].empty()) {
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
class TiedGraph {
public:
  TiedGraph(Graph& graph, const Candidates& candidates, const Meetings& meetings, const Cells& cells,
            const Graph::Ties& ties)
      : graph_(graph), candidates_(candidates), meetings_(meetings), ties_(ties) {
    days_.resize(static_cast<std::size_t>(meetings.count()));
    tau_.resize(candidates.problem.bodies.size());
    std::vector<Scaled> rest;
    for (const Graph* own : ties.graphs) {
      const int body = own->bodies().front();
      graph.bodies_.push_back(body);
      for (int day = 0; day < candidates.length(); ++day) {
        tau_[static_cast<std::size_t>(body)].push_back(candidates.tau(body, day));
      }
      own->backward(ties.cellCost, rest);
      Scaled least = kNever;
      for (int layer = 0; layer < own->layers(); ++layer) {
        std::vector<OwnDay>& days = days_[static_cast<std::size_t>(own->meetingOfLayer(layer))];
        for (int s = own->layerFirst(layer); s < own->layerFirst(layer + 1); ++s) {
          const int cell = own->cellOf(s);
          const Scaled from = rest[static_cast<std::size_t>(s)];
          days.push_back({cells.all[static_cast<std::size_t>(cell)].day, cell, from});
          if (layer == 0) least = std::min(least, from + ties.cellCost[static_cast<std::size_t>(cell)]);
        }
      }
      lastOf_.push_back(-1);
      ownValue_.push_back(least);
    }
  }

  bool build() {
    chooseOrder();
    graph_.arcFirst_ = {0};
    for (std::size_t layer = 0; layer < graph_.order_.size(); ++layer) {
      if (!addLayer(layer)) return false;
    }
    return true;
  }

private:
  /// A link of the meeting of a layer to one that a state of the layer before remembers.
  struct Back {
    std::size_t position;
    int flow;
    /// Is the meeting of the layer the later one of the flow's pair?
    bool second;
  };
  /// A day of a meeting in its body's own graph, and what the body's later meetings cost at least from there.
  struct OwnDay {
    int day;
    int cell;
    Scaled rest;
  };

  /// Next comes the meeting that leaves the fewest to be remembered, of those the one that can be earliest.
  void chooseOrder() {
    std::vector<int> next;
    for (const int body : graph_.bodies_) next.push_back(meetings_.number(body, 0));
    std::vector<int> live;
    std::vector<char> placed(static_cast<std::size_t>(meetings_.count()), 0);
    const auto remembered = [&](int meeting) {
      return std::ranges::any_of(ties_.links, [&](const Link& link) {
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
        const auto first = [&](std::size_t of) { return days_[static_cast<std::size_t>(next[of])].front().day; };
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

  /// What the other bodies' meetings that are still to come cost at least.
  Scaled others(std::size_t own, const std::vector<int>& before, const int* remembered) const {
    Scaled total = 0;
    for (std::size_t i = 0; i < lastOf_.size(); ++i) {
      if (i == own) continue;
      if (lastOf_[i] < 0) {
        total += ownValue_[i];
        continue;
      }
      const auto at = std::ranges::find(before, lastOf_[i]);
      // One that nothing looks back at is its body's last.
      if (at == before.end()) continue;
      const int day = remembered[at - before.begin()];
      total += std::ranges::lower_bound(days_[static_cast<std::size_t>(*at)], day, {}, &OwnDay::day)->rest;
    }
    return total;
  }

  /// By state: is it gone on from?
  std::vector<char> goneOnFrom() const {
    std::vector<char> on(whole_.size(), whole_.size() <= ties_.mostStates ? 1 : 0);
    if (whole_.size() <= ties_.mostStates) return on;
    std::vector<Key> order;
    for (std::size_t s = 0; s < whole_.size(); ++s) order.push_back({whole_[s], 0, 0, static_cast<int>(s)});
    sort(order);
    for (std::size_t s = 0; s < ties_.mostStates; ++s) on[static_cast<std::size_t>(order[s].position)] = 1;
    return on;
  }

  bool addLayer(std::size_t layer) {
    const int meeting = graph_.order_[layer];
    const auto body = static_cast<std::size_t>(meetings_.body(meeting));
    const auto own =
        static_cast<std::size_t>(std::ranges::find(graph_.bodies_, static_cast<int>(body)) - graph_.bodies_.begin());
    const std::vector<OwnDay>& days = days_[static_cast<std::size_t>(meeting)];
    const Spacing& spacing = candidates_.spacing[body];
    const std::vector<int>& tau = tau_[body];

    const std::vector<int>& now = remember_[layer];
    const std::vector<int> before = layer == 0 ? std::vector<int>{} : remember_[layer - 1];
    std::vector<std::size_t> kept; // positions among those remembered before
    for (std::size_t i = 0; i + 1 < now.size(); ++i) {
      kept.push_back(static_cast<std::size_t>(std::ranges::find(before, now[i]) - before.begin()));
    }
    std::vector<Back> backs;
    for (const Link& link : ties_.links) {
      const bool second = link.second == meeting;
      if (!second && link.first != meeting) continue;
      const auto other = std::ranges::find(before, second ? link.first : link.second);
      if (other != before.end()) backs.push_back({static_cast<std::size_t>(other - before.begin()), link.flow, second});
    }

    const std::size_t width = now.size();
    const std::size_t widthBefore = before.size();
    // States are told apart by one number for all their days.
    if (width * static_cast<std::size_t>(std::bit_width(static_cast<unsigned>(candidates_.length()))) > 64)
      return false;
    std::vector<int> tuples;
    std::vector<Graph::Loose> arcs;
    std::vector<Scaled> best;
    std::vector<Scaled> whole;
    index_.start(width, static_cast<std::size_t>(candidates_.length()));
    const auto stateFirst = static_cast<int>(graph_.cell_.size());
    const int statesBefore = layer == 0 ? 1 : stateFirst - graph_.layerFirst_[layer - 1];
    const int fromFirst = layer == 0 ? -1 : graph_.layerFirst_[layer - 1];
    std::vector<int> tuple(width);
    const std::vector<char> on = goneOnFrom();
    for (int from = 0; from < statesBefore; ++from) {
      if (layer > 0 && on[static_cast<std::size_t>(from)] == 0) continue;
      const int* remembered = tuples_.data() + static_cast<std::size_t>(from) * widthBefore;
      for (std::size_t i = 0; i < kept.size(); ++i) tuple[i] = remembered[kept[i]];
      const Scaled soFar = layer == 0 ? 0 : best_[static_cast<std::size_t>(from)];
      const Scaled rest = others(own, before, remembered);
      const Scaled left = ties_.limit - soFar - rest;
      int low = 0;
      int high = std::numeric_limits<int>::max();
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
      auto at = std::ranges::lower_bound(days, low, {}, &OwnDay::day);
      for (; at != days.end() && at->day <= high; ++at) {
        const int tauHere = tau[static_cast<std::size_t>(at->day)];
        if (tauHere < tauLow) continue;
        if (tauHere > tauHigh) break;
        const Scaled cellCost = ties_.cellCost[static_cast<std::size_t>(at->cell)];
        if (cellCost + at->rest > left) continue;
        Cost cost = 0;
        for (const Back& back : backs) {
          const int day = remembered[back.position];
          if (back.flow < 0) {
            cost +=
                spacingCost(candidates_.problem.weights, tauHere - tau[static_cast<std::size_t>(day)], spacing.target);
          } else {
            const Flow& flow = candidates_.problem.flows[static_cast<std::size_t>(back.flow)];
            const int apart = back.second ? at->day - day : day - at->day;
            cost += flow.weight * std::abs(apart - flow.target);
          }
        }
        if (cellCost + at->rest + scaled(cost) > left) continue;
        tuple[width - 1] = at->day;
        const auto [state, fresh] = index_.find(tuple);
        if (fresh) {
          tuples.insert(tuples.end(), tuple.begin(), tuple.end());
          graph_.cell_.push_back(at->cell);
          best.push_back(kNever);
          whole.push_back(kNever);
        }
        const Scaled here = soFar + cellCost + scaled(cost);
        if (here < best[static_cast<std::size_t>(state)]) {
          best[static_cast<std::size_t>(state)] = here;
          whole[static_cast<std::size_t>(state)] = here + at->rest + rest;
        }
        if (layer > 0) {
          arcs.push_back({state,
                          {from + fromFirst,
                           static_cast<std::int32_t>(std::min<Cost>(cost, std::numeric_limits<std::int32_t>::max()))}});
          if (graph_.arcs_.size() + arcs.size() > ties_.mostArcs) return false;
        }
      }
    }
    tuples_ = std::move(tuples);
    best_ = std::move(best);
    whole_ = std::move(whole);
    lastOf_[own] = meeting;
    const auto states = static_cast<int>(graph_.cell_.size()) - stateFirst;
    graph_.layerFirst_.push_back(static_cast<int>(graph_.cell_.size()));
    graph_.addArcs(arcs, states);
    return true;
  }

  /// The states of one layer by their days: a table where that is small, else hashing with linear probing.
  class Index {
  public:
    void start(std::size_t width, std::size_t length) {
      // What the last layer left behind is small beside the table.
      if (table_) {
        for (const std::uint64_t key : keys_) slots_[static_cast<std::size_t>(key)] = -1;
      }
      keys_.clear();
      length_ = length;
      std::size_t size = 1;
      for (std::size_t i = 0; i < width && size <= kLargestTable; ++i) size *= length;
      const bool table = size <= kLargestTable;
      if (!table)
        slots_.assign(1024, -1);
      else if (table_)
        slots_.resize(std::max(size, slots_.size()), -1);
      else
        slots_.assign(size, -1);
      table_ = table;
    }
    std::pair<int, bool> find(const std::vector<int>& tuple) {
      std::uint64_t key = 0;
      for (const int day : tuple) key = key * length_ + static_cast<std::uint64_t>(day);
      if (!table_ && keys_.size() * 2 >= slots_.size()) grow();
      int& slot = slots_[table_ ? static_cast<std::size_t>(key) : place(key)];
      if (slot >= 0) return {slot, false};
      keys_.push_back(key);
      return {slot = static_cast<int>(keys_.size()) - 1, true};
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
      for (std::size_t i = 0; i < keys_.size(); ++i) slots_[place(keys_[i])] = static_cast<int>(i);
    }
    std::uint64_t length_ = 1;
    bool table_ = true;
    std::vector<int> slots_;
    std::vector<std::uint64_t> keys_;
  };

  Graph& graph_;
  const Candidates& candidates_;
  const Meetings& meetings_;
  const Graph::Ties& ties_;
  /// By meeting.
  std::vector<std::vector<OwnDay>> days_;
  /// By body of the graph: the last meeting that is laid, -1 for none; and what all its meetings cost at least.
  std::vector<int> lastOf_;
  std::vector<Scaled> ownValue_;
  /// By layer: the meetings whose days its states hold, its own last.
  std::vector<std::vector<int>> remember_;
  /// Of the states of the layer before: their days, the best path to each, and a bound for whole paths through it.
  std::vector<int> tuples_;
  std::vector<Scaled> best_;
  std::vector<Scaled> whole_;
  std::vector<std::vector<int>> tau_;
  Index index_;
};

Graph::Graph(const Candidates& candidates, const Meetings& meetings, const Cells& cells,
             const std::vector<Window>& windows, int body)
    : complete_(true), bodies_{body}, gapCost_(&candidates.gapCost[static_cast<std::size_t>(body)]),
      leastGap_(candidates.spacing[static_cast<std::size_t>(body)].min) {
  const std::vector<CandidateDay>& days = candidates.ofBody[static_cast<std::size_t>(body)];
  for (int k = 0; k < candidates.problem.bodies[static_cast<std::size_t>(body)].count; ++k) {
    const int meeting = meetings.number(body, k);
    const auto& locks = cells.locks[static_cast<std::size_t>(meeting)];
    const Window window = windows[static_cast<std::size_t>(meeting)];
    order_.push_back(meeting);
    auto day = std::ranges::lower_bound(days, window.first, {}, &CandidateDay::day);
    for (; day != days.end() && day->day <= window.last; ++day) {
      const auto first = candidates.all.begin() + day->first;
      const auto allowed = [&](const Candidate& candidate) { return allow(locks, candidates, candidate); };
      if (std::none_of(first, candidates.all.begin() + day->last, allowed)) continue;
      cell_.push_back(cells.firstOf[static_cast<std::size_t>(meeting)] + static_cast<int>(day - days.begin()));
      tau_.push_back(candidates.tau(body, day->day));
    }
    layerFirst_.push_back(static_cast<int>(cell_.size()));
  }
  countArcs();
}

Graph::Graph(const Candidates& candidates, const Meetings& meetings, const Cells& cells, const Ties& ties) {
  complete_ = TiedGraph(*this, candidates, meetings, cells, ties).build();
  countArcs();
}

void Graph::addArcs(const std::vector<Loose>& arcs, int states) {
  std::vector<int> next(static_cast<std::size_t>(states) + 1, 0);
  for (const Loose& loose : arcs) ++next[static_cast<std::size_t>(loose.target) + 1];
  for (std::size_t s = 1; s < next.size(); ++s) next[s] += next[s - 1];
  const auto first = static_cast<int>(arcs_.size());
  for (std::size_t s = 1; s < next.size(); ++s) arcFirst_.push_back(first + next[s]);
  arcs_.resize(arcs_.size() + arcs.size());
  for (const Loose& loose : arcs) {
    arcs_[static_cast<std::size_t>(first + next[static_cast<std::size_t>(loose.target)]++)] = loose.arc;
  }
}

void Graph::countArcs() {
  arcCount_ = arcs_.size();
  for (int layer = 1; layer < layers() && gapCost_ != nullptr; ++layer) {
    Reach reach{layerFirst(layer - 1), layerFirst(layer - 1)};
    for (int s = layerFirst(layer); s < layerFirst(layer + 1); ++s) {
      follow(reach, s, layerFirst(layer));
      arcCount_ += static_cast<std::size_t>(reach.high - reach.low);
    }
  }
}

Scaled Graph::leastBefore(const std::vector<Scaled>& best, Reach& reach, int state, int end) const {
  follow(reach, state, end);
  const Scaled* const known = best.data();
  Scaled least = kNever;
  for (int from = reach.low; from < reach.high; ++from) least = std::min(least, known[from] + gap(from, state));
  return least;
}

Scaled Graph::forward(const Costs& costs, std::vector<Scaled>& best) const {
  best.resize(cell_.size());
  for (int layer = 0; layer < layers(); ++layer) {
    const int first = layerFirst(layer);
    Reach reach{layer == 0 ? 0 : layerFirst(layer - 1), layer == 0 ? 0 : layerFirst(layer - 1)};
    for (int s = first; s < layerFirst(layer + 1); ++s) {
      Scaled least = layer == 0 ? 0 : kNever;
      if (divides()) {
        if (layer > 0) least = leastBefore(best, reach, s, first);
      } else {
        const Scaled* const known = best.data();
        const Arc* const end = arcs_.data() + arcFirst_[static_cast<std::size_t>(s) + 1];
        for (const Arc* arc = arcs_.data() + arcFirst_[static_cast<std::size_t>(s)]; arc < end; ++arc) {
          least = std::min(least, known[arc->from] + arc->with(costs));
        }
      }
      best[static_cast<std::size_t>(s)] = std::min(kNever, least + costs.of(cellOf(s)));
    }
  }
  Scaled least = kNever;
  for (int s = layers() == 0 ? 0 : layerFirst(layers() - 1); s < static_cast<int>(states()); ++s) {
    least = std::min(least, best[static_cast<std::size_t>(s)]);
  }
  return least;
}

void Graph::between(const Stretch& stretch, std::vector<Range>& ranges) const {
  ranges.clear();
  const int most = static_cast<int>(gapCost_->size()) - 1;
  for (int layer = stretch.first; layer < stretch.last; ++layer) {
    int low = std::numeric_limits<int>::min();
    int high = std::numeric_limits<int>::max();
    if (stretch.before >= 0) {
      const int tau = tau_[static_cast<std::size_t>(stretch.before)];
      const int gaps = layer - stretch.first + 1;
      low = tau + gaps * leastGap_;
      high = tau + gaps * most;
    }
    if (stretch.after >= 0) {
      const int tau = tau_[static_cast<std::size_t>(stretch.after)];
      const int gaps = stretch.last - layer;
      low = std::max(low, tau - gaps * most);
      high = std::min(high, tau - gaps * leastGap_);
    }
    const auto end = tau_.begin() + layerFirst(layer + 1);
    const auto first = std::lower_bound(tau_.begin() + layerFirst(layer), end, low);
    const auto last = std::upper_bound(first, end, high);
    ranges.push_back({static_cast<int>(first - tau_.begin()), static_cast<int>(last - tau_.begin())});
  }
}

Scaled Graph::forward(std::span<const Scaled> cellCost, std::vector<Scaled>& best, const Stretch& stretch,
                      std::span<const Range> ranges) const {
  best.resize(cell_.size());
  if (stretch.before >= 0) best[static_cast<std::size_t>(stretch.before)] = 0;
  Range last{stretch.before, stretch.before + 1};
  for (const Range range : ranges) {
    Reach reach{last.first, last.first};
    for (int s = range.first; s < range.last; ++s) {
      const Scaled least = last.first < 0 ? 0 : leastBefore(best, reach, s, last.last);
      best[static_cast<std::size_t>(s)] = std::min(kNever, least + cellCost[static_cast<std::size_t>(cellOf(s))]);
    }
    last = range;
  }
  if (stretch.after >= 0) {
    Reach reach{last.first, last.first};
    return std::min(kNever, leastBefore(best, reach, stretch.after, last.last));
  }
  Scaled least = kNever;
  for (int s = last.first; s < last.last; ++s) least = std::min(least, best[static_cast<std::size_t>(s)]);
  return least;
}

void Graph::trace(const std::vector<Scaled>& best, const Stretch& stretch, std::span<const Range> ranges,
                  std::vector<int>& cells) const {
  cells.assign(ranges.size(), -1);
  int next = stretch.after;
  for (std::size_t i = ranges.size(); i-- > 0;) {
    Reach reach{ranges[i].first, next < 0 ? ranges[i].last : ranges[i].first};
    if (next >= 0) follow(reach, next, ranges[i].last);
    int state = reach.low;
    const auto through = [&](int s) { return best[static_cast<std::size_t>(s)] + (next < 0 ? 0 : gap(s, next)); };
    for (int s = reach.low; s < reach.high; ++s) {
      if (through(s) < through(state)) state = s;
    }
    cells[i] = cellOf(state);
    next = state;
  }
}

void Graph::backward(const Costs& costs, std::vector<Scaled>& rest) const {
  rest.assign(cell_.size(), kNever);
  for (int layer = layers() - 1; layer >= 0; --layer) {
    const int first = layerFirst(layer);
    if (layer == layers() - 1) std::fill(rest.begin() + first, rest.end(), 0);
    if (layer == 0) return;
    Reach reach{layerFirst(layer - 1), layerFirst(layer - 1)};
    for (int s = first; s < layerFirst(layer + 1); ++s) {
      const Scaled on = rest[static_cast<std::size_t>(s)] + costs.of(cellOf(s));
      if (on >= kNever) continue;
      const auto note = [&](int from, Scaled cost) {
        Scaled& before = rest[static_cast<std::size_t>(from)];
        before = std::min(before, on + cost);
      };
      if (gapCost_ != nullptr) {
        follow(reach, s, first);
        for (int from = reach.low; from < reach.high; ++from) note(from, gap(from, s));
      } else {
        const Arc* const end = arcs_.data() + arcFirst_[static_cast<std::size_t>(s) + 1];
        for (const Arc* arc = arcs_.data() + arcFirst_[static_cast<std::size_t>(s)]; arc < end; ++arc) {
          note(arc->from, arc->with(costs));
        }
      }
    }
  }
}

void Graph::trace(const Costs& costs, const std::vector<Scaled>& best, std::vector<int>& cells,
                  std::vector<int>* clashes) const {
  cells.assign(static_cast<std::size_t>(layers()), -1);
  int state = -1;
  for (int s = layerFirst(layers() - 1); s < static_cast<int>(cell_.size()); ++s) {
    if (state < 0 || best[static_cast<std::size_t>(s)] < best[static_cast<std::size_t>(state)]) state = s;
  }
  for (int layer = layers() - 1; layer >= 0; --layer) {
    cells[static_cast<std::size_t>(layer)] = cellOf(state);
    if (layer == 0) break;
    const Scaled sought = best[static_cast<std::size_t>(state)] - costs.of(cellOf(state));
    if (gapCost_ != nullptr) {
      Reach reach{layerFirst(layer - 1), layerFirst(layer - 1)};
      follow(reach, state, layerFirst(layer));
      while (best[static_cast<std::size_t>(reach.low)] + gap(reach.low, state) != sought) ++reach.low;
      state = reach.low;
    } else {
      const Arc* arc = arcs_.data() + arcFirst_[static_cast<std::size_t>(state)];
      while (best[static_cast<std::size_t>(arc->from)] + arc->with(costs) != sought) ++arc;
      if (clashes != nullptr && arc->clash >= 0) clashes->push_back(arc->clash);
      state = arc->from;
    }
  }
}

bool Graph::keep(const Costs& costs, const std::vector<Scaled>& best, const std::vector<Scaled>& rest, Scaled limit) {
  std::vector<int> starts;
  std::vector<int> renumbered(cell_.size(), -1);
  int states = 0;
  std::size_t arcs = 0;
  int first = 0;
  const bool tied = gapCost_ == nullptr;
  for (int layer = 0; layer < layers(); ++layer) {
    const int last = layerFirst(layer + 1);
    const int newFirst = states;
    for (int s = first; s < last; ++s) {
      const auto from = static_cast<std::size_t>(s);
      if (best[from] + rest[from] > limit) continue;
      const std::size_t before = arcs;
      if (tied) {
        const Scaled on = rest[from] + costs.of(cell_[from]);
        // Its arcs move to the front before those behind them are read.
        const auto arcsEnd = static_cast<std::size_t>(arcFirst_[from + 1]);
        for (auto a = static_cast<std::size_t>(arcFirst_[from]); a < arcsEnd; ++a) {
          const Arc arc = arcs_[a];
          if (renumbered[static_cast<std::size_t>(arc.from)] < 0) continue;
          if (best[static_cast<std::size_t>(arc.from)] + arc.with(costs) + on > limit) continue;
          arcs_[arcs++] = {renumbered[static_cast<std::size_t>(arc.from)], arc.cost, arc.clash};
        }
        if (layer > 0 && arcs == before) continue;
        starts.push_back(static_cast<int>(before));
      } else {
        tau_[static_cast<std::size_t>(states)] = tau_[from];
      }
      if (!standing_.empty()) {
        const auto kept = standing_.begin() + static_cast<std::ptrdiff_t>(from * width_);
        std::copy_n(kept, width_, standing_.begin() + static_cast<std::ptrdiff_t>(width_) * states);
      }
      renumbered[from] = states;
      cell_[static_cast<std::size_t>(states)] = cell_[from];
      ++states;
    }
    layerFirst_[static_cast<std::size_t>(layer)] = newFirst;
    first = last;
  }
  layerFirst_.back() = states;
  cell_.resize(static_cast<std::size_t>(states));
  if (!standing_.empty()) standing_.resize(width_ * static_cast<std::size_t>(states));
  if (tied) {
    arcs_.resize(arcs);
    starts.push_back(static_cast<int>(arcs));
    arcFirst_ = std::move(starts);
  } else {
    tau_.resize(static_cast<std::size_t>(states));
  }
  countArcs();
  return states > 0;
}

bool Graph::keepWithin(const std::vector<Window>& windows, const Cells& cells) {
  std::vector<Scaled> best(cell_.size(), 0);
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
  // Only the windows decide: the days cost nothing, and no path is too long.
  const std::vector<Scaled> nothing(cells.all.size(), 0);
  const std::vector<Scaled> rest(cell_.size(), 0);
  return keep(nothing, best, rest, kNever - 1);
}

} // namespace slt::planning
