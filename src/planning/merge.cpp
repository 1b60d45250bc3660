// Two graphs made one, layer by layer: a state is a pair of states, and remembers where the last meeting of each body
// is, so that meetings of one day know of each other.
#include <algorithm>

#include "planning/clashes.hpp"
#include "planning/draft.hpp"
#include "planning/graph.hpp"

namespace slt::planning {

namespace {

/// Pairs of states of two layers: their table is to stay small.
constexpr std::size_t kMostPairs = 4'000'000;

} // namespace

/// Lists of cells, each kept once.
class CellLists {
public:
  explicit CellLists(Lists& kept) : kept_(kept) { slots_.assign(256, -1); }

  /// The number of the list; true when it is new.
  std::pair<int, bool> find(std::span<const int> cells) {
    if (static_cast<std::size_t>(kept_.size()) * 2 >= slots_.size()) grow();
    int& slot = slots_[place(cells)];
    if (slot >= 0) return {slot, false};
    kept_.items.insert(kept_.items.end(), cells.begin(), cells.end());
    kept_.close();
    return {slot = kept_.size() - 1, true};
  }

private:
  std::size_t place(std::span<const int> cells) const {
    std::uint64_t hash = 0;
    for (const int cell : cells) hash = mixed(hash + static_cast<std::uint64_t>(cell) + 1);
    std::size_t at = static_cast<std::size_t>(hash) & (slots_.size() - 1);
    while (slots_[at] >= 0 && !std::ranges::equal(kept_[slots_[at]], cells)) at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  void grow() {
    slots_.assign(slots_.size() * 2, -1);
    for (int i = 0; i < kept_.size(); ++i) slots_[place(kept_[i])] = i;
  }
  Lists& kept_;
  std::vector<int> slots_;
};

class MergedGraph {
public:
  MergedGraph(Graph& graph, const Cells& cells, Clashes& clashes, const Graph::Merge& merge)
      : graph_(graph), cells_(cells), clashes_(clashes), merge_(merge), met_(metCells_) {
    for (const Graph* factor : merge.graphs) {
      graph.bodies_.insert(graph.bodies_.end(), factor->bodies_.begin(), factor->bodies_.end());
    }
    graph.width_ = 0;
    for (const Graph* factor : merge.graphs) graph.width_ += factor->width_;
  }

  bool build() {
    graph_.arcFirst_ = {0};
    // Before the first meeting nothing stands.
    states_.push_back({{-1, -1}, 0});
    int done[2] = {0, 0};
    while (true) {
      int next = -1;
      for (int f = 0; f < 2; ++f) {
        if (done[f] < merge_.graphs[f]->layers() && (next < 0 || middle(f, done[f]) < middle(0, done[0]))) next = f;
      }
      if (next < 0) return true;
      if (!addLayer(next, done[next]++, done[1 - next])) return false;
    }
  }

private:
  struct State {
    /// By factor: -1 before its first meeting.
    int of[2];
    Scaled best;
  };

  int day(int cell) const { return cells_.all[static_cast<std::size_t>(cell)].day; }
  /// Twice the middle of the days of a factor's layer.
  int middle(int factor, int layer) const {
    const Graph& graph = *merge_.graphs[factor];
    int first = std::numeric_limits<int>::max();
    int last = 0;
    for (int s = graph.layerFirst(layer); s < graph.layerFirst(layer + 1); ++s) {
      first = std::min(first, day(graph.cellOf(s)));
      last = std::max(last, day(graph.cellOf(s)));
    }
    return first + last;
  }

  bool addLayer(int factor, int layer, int otherDone) {
    const Graph& own = *merge_.graphs[factor];
    const Graph& other = *merge_.graphs[1 - factor];
    const std::vector<Scaled>& rest = merge_.rest[factor];
    const std::vector<Scaled>& otherRest = merge_.rest[1 - factor];
    const int ownFirst = own.layerFirst(layer);
    const int ownEnd = own.layerFirst(layer + 1);
    const int fromFirst = layer == 0 ? -1 : own.layerFirst(layer - 1);
    const int otherFirst = otherDone == 0 ? -1 : other.layerFirst(otherDone - 1);
    const int others = otherDone == 0 ? 1 : other.layerFirst(otherDone) - otherFirst;

    // The states so far, by that of the factor that goes on.
    Lists by;
    const int froms = layer == 0 ? 1 : ownFirst - fromFirst;
    group(factor, fromFirst, froms, by);
    if (static_cast<std::size_t>(ownEnd - ownFirst) * static_cast<std::size_t>(others) > kMostPairs) return false;
    place_.assign(static_cast<std::size_t>(ownEnd - ownFirst) * static_cast<std::size_t>(others), -1);

    const auto stateFirst = static_cast<int>(graph_.cell_.size());
    const int before = graph_.layers() == 0 ? -1 : graph_.layerFirst_[graph_.layerFirst_.size() - 2];
    std::vector<State> states;
    std::vector<Graph::Loose> arcs;
    graph_.order_.push_back(own.meetingOfLayer(layer));
    Graph::Reach reach{fromFirst, fromFirst};
    for (int s = ownFirst; s < ownEnd; ++s) {
      const Scaled cellCost = merge_.costs[factor].of(own.cellOf(s));
      const auto follow = [&](int from, std::int32_t cost, int clash) {
        for (const int at : by[from - fromFirst]) {
          const State& last = states_[static_cast<std::size_t>(at)];
          const int there = last.of[1 - factor];
          const Scaled onwards = rest[static_cast<std::size_t>(s)] +
                                 (there < 0 ? merge_.value[1 - factor] : otherRest[static_cast<std::size_t>(there)]);
          Scaled here = last.best + scaled(cost) + cellCost;
          if (here + onwards > merge_.limit) continue;
          const int meets = met(factor, from, there, s, clash);
          if (meets >= 0) here += clashCost_[static_cast<std::size_t>(meets)];
          if (here + onwards > merge_.limit) continue;
          int& place = place_[static_cast<std::size_t>(s - ownFirst) * static_cast<std::size_t>(others) +
                              static_cast<std::size_t>(there < 0 ? 0 : there - otherFirst)];
          if (place < 0) {
            place = static_cast<int>(states.size());
            states.push_back({{0, 0}, kNever});
            states.back().of[factor] = s;
            states.back().of[1 - factor] = there;
            stand(factor, s, there);
          }
          State& state = states[static_cast<std::size_t>(place)];
          state.best = std::min(state.best, here);
          if (before >= 0) arcs.push_back({place, {before + at, cost, meets}});
        }
        return graph_.arcs_.size() + arcs.size() <= merge_.mostArcs;
      };
      bool fits = true;
      if (layer == 0) {
        fits = follow(fromFirst, 0, -1);
      } else if (own.divides()) {
        own.follow(reach, s, ownFirst);
        for (int from = reach.low; from < reach.high && fits; ++from) {
          fits = follow(from,
                        static_cast<std::int32_t>(
                            std::min<Scaled>(own.gap(from, s) >> kScaleBits, std::numeric_limits<std::int32_t>::max())),
                        -1);
        }
      } else {
        for (int a = own.arcFirst_[static_cast<std::size_t>(s)];
             a < own.arcFirst_[static_cast<std::size_t>(s) + 1] && fits; ++a) {
          const Graph::Arc& arc = own.arcs_[static_cast<std::size_t>(a)];
          fits = follow(arc.from, arc.cost, arc.clash);
        }
      }
      if (!fits) return false;
    }
    states_ = std::move(states);
    graph_.layerFirst_.push_back(static_cast<int>(graph_.cell_.size()));
    graph_.addArcs(arcs, static_cast<int>(graph_.cell_.size()) - stateFirst);
    return true;
  }

  void group(int factor, int first, int count, Lists& by) const {
    by.first.assign(static_cast<std::size_t>(count) + 1, 0);
    const auto of = [&](const State& state) { return static_cast<std::size_t>(state.of[factor] - first); };
    for (const State& state : states_) ++by.first[of(state) + 1];
    for (std::size_t i = 1; i < by.first.size(); ++i) by.first[i] += by.first[i - 1];
    by.items.resize(states_.size());
    std::vector<int> next = by.first;
    for (std::size_t i = 0; i < states_.size(); ++i)
      by.items[static_cast<std::size_t>(next[of(states_[i])]++)] = static_cast<int>(i);
  }

  /// The state that is new: what stands.
  void stand(int factor, int own, int there) {
    graph_.cell_.push_back(merge_.graphs[factor]->cellOf(own));
    for (int f = 0; f < 2; ++f) {
      const Graph& graph = *merge_.graphs[f];
      const int state = f == factor ? own : there;
      if (state < 0) {
        graph_.standing_.insert(graph_.standing_.end(), graph.width_, -1);
      } else {
        const auto cells = graph.standing(state);
        graph_.standing_.insert(graph_.standing_.end(), cells.begin(), cells.end());
      }
    }
  }

  /// The clash of the factor's next state with what stands on its day; -1 for none.
  int met(int factor, int from, int there, int next, int clash) {
    const Graph& own = *merge_.graphs[factor];
    const Graph& other = *merge_.graphs[1 - factor];
    const int cell = own.cellOf(next);
    together_.clear();
    if (there >= 0) note(other.standing(there), cell);
    if (together_.empty() && clash < 0) return -1;
    if (from >= 0) note(own.standing(from), cell);
    together_.push_back(cell);
    const auto [number, fresh] = met_.find(together_);
    if (fresh) {
      const bool matters = !clashes_.of(together_).empty();
      numbers_.push_back(matters ? graph_.clashes_.size() : -1);
      if (matters) {
        graph_.clashes_.items.insert(graph_.clashes_.items.end(), together_.begin(), together_.end());
        graph_.clashes_.close();
        clashCost_.push_back(clashes_.cost(together_));
      }
    }
    return numbers_[static_cast<std::size_t>(number)];
  }

  void note(std::span<const int> cells, int cell) {
    for (const int standing : cells) {
      if (standing < 0 || day(standing) != day(cell)) continue;
      together_.insert(std::ranges::lower_bound(together_, standing), standing);
    }
  }

  Graph& graph_;
  const Cells& cells_;
  Clashes& clashes_;
  const Graph::Merge& merge_;
  std::vector<State> states_;
  std::vector<int> place_;
  /// Sets of cells that met, and by set the number among the graph's clashes, or -1.
  Lists metCells_;
  CellLists met_;
  std::vector<int> numbers_;
  std::vector<Scaled> clashCost_;
  std::vector<int> together_;
};

Graph::Graph(const Cells& cells, Clashes& clashes, const Merge& merge) {
  complete_ = MergedGraph(*this, cells, clashes, merge).build();
  countArcs();
}

} // namespace slt::planning
