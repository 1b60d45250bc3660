#include "planning/relaxation.hpp"

#include <algorithm>

namespace slt::planning {

namespace {

/// Directions are whole multiples of one part in so many.
constexpr Scaled kDirection = 16;
/// Graphs compete for much that compete for more than this part of what any do.
constexpr Scaled kRivalry = 8;

} // namespace

Relaxation::Relaxation(const Model& model) : model_(model), clashes_(model) {
  reduced_.resize(model.candidates.all.size(), 0);
  activeAt_.resize(model.candidates.all.size(), -1);
  cellCost_.resize(model.cells.all.size(), kNever);
  choice_.resize(static_cast<std::size_t>(model.meetings.count()), -1);
  usage_.resize(static_cast<std::size_t>(model.rows.count()), 0);
  direction_.resize(usage_.size(), 0);
}

void Relaxation::open(Part& part) {
  part_ = &part;
  best_.resize(part.graphs.size());
  value_.resize(part.graphs.size());
  clashCost_.resize(part.graphs.size());
  listActive();
  notePriced();
}

void Relaxation::notePriced() {
  priced_.clear();
  std::ranges::fill(direction_, 0);
  for (int row = 0; row < model_.rows.count(); ++row) {
    Scaled& multiplier = part_->multiplier[static_cast<std::size_t>(row)];
    // What is never violated needs no price: without one the bound is higher.
    if (contested_[static_cast<std::size_t>(row)] == 0) multiplier = 0;
    if (multiplier > 0) priced_.push_back(row);
  }
}

void Relaxation::listActive() {
  std::vector<char> seen(cellCost_.size(), 0);
  std::vector<char> known(reduced_.size(), 0);
  activeCells_.clear();
  activeCandidates_.clear();
  arcs_ = 0;
  for (const Graph& graph : part_->graphs) {
    arcs_ += graph.arcs() + graph.states();
    for (int s = 0; s < static_cast<int>(graph.states()); ++s) {
      const auto at = static_cast<std::size_t>(graph.cellOf(s));
      if (seen[at] != 0) continue;
      seen[at] = 1;
      activeCells_.push_back(graph.cellOf(s));
      for (int c = model_.cells.all[at].first; c < model_.cells.all[at].last; ++c) {
        known[static_cast<std::size_t>(c)] = part_->gone[static_cast<std::size_t>(c)] == 0 ? 1 : 0;
      }
    }
  }
  // Body by body: that is how bodies are told apart below.
  for (std::size_t c = 0; c < known.size(); ++c) {
    if (known[c] != 0) activeCandidates_.push_back(static_cast<int>(c));
  }
  compile();
}

void Relaxation::compile() {
  const Rows& rows = model_.rows;
  // A row that no more bodies can use than it allows is never violated.
  std::vector<int> bodies(part_->limit.size(), 0);
  std::vector<int> lastBody(part_->limit.size(), -1);
  const auto note = [&](int row, int body) {
    if (lastBody[static_cast<std::size_t>(row)] == body) return;
    if (!part_->granted.empty() && isGranted(row, body)) return;
    lastBody[static_cast<std::size_t>(row)] = body;
    ++bodies[static_cast<std::size_t>(row)];
  };
  for (const int c : activeCandidates_) {
    const int body = model_.candidates.all[static_cast<std::size_t>(c)].body;
    for (const int row : rows.sure[c]) note(row, body);
    for (const int visit : rows.visits[c]) {
      if (part_->away[static_cast<std::size_t>(visit)] != 0) continue;
      for (const int row : rows.ofVisit[visit]) note(row, body);
    }
  }
  contested_.resize(bodies.size());
  for (std::size_t row = 0; row < bodies.size(); ++row) contested_[row] = bodies[row] > part_->limit[row] ? 1 : 0;

  active_.clear();
  rowsOf_.clear();
  visits_.clear();
  rowsOfVisit_.clear();
  for (const int c : activeCandidates_) {
    const Candidate& candidate = model_.candidates.all[static_cast<std::size_t>(c)];
    const auto counts = [&](int row) {
      return contested_[static_cast<std::size_t>(row)] != 0 &&
             (part_->granted.empty() || !isGranted(row, candidate.body));
    };
    activeAt_[static_cast<std::size_t>(c)] = static_cast<int>(active_.size());
    Active active{scaled(candidate.cost), static_cast<int>(rowsOf_.size()), static_cast<int>(visits_.size())};
    for (const int row : rows.sure[c]) {
      if (counts(row)) rowsOf_.push_back(row);
    }
    for (const int visit : rows.visits[c]) {
      const Scaled absence = scaled(rows.weight[static_cast<std::size_t>(visit)]);
      if (part_->away[static_cast<std::size_t>(visit)] != 0) {
        active.base += absence;
        continue;
      }
      const auto first = static_cast<int>(rowsOfVisit_.size());
      for (const int row : rows.ofVisit[visit]) {
        if (counts(row)) rowsOfVisit_.push_back(row);
      }
      if (static_cast<int>(rowsOfVisit_.size()) > first) visits_.push_back({absence, first});
    }
    active_.push_back(active);
  }
  active_.push_back({0, static_cast<int>(rowsOf_.size()), static_cast<int>(visits_.size())});
  visits_.push_back({0, static_cast<int>(rowsOfVisit_.size())});
  clashes_.open(*part_, contested_);
}

void Relaxation::price() {
  const Scaled* const multiplier = part_->multiplier.data();
  const int* row = rowsOf_.data();
  const int* rowOfVisit = rowsOfVisit_.data();
  const Visit* visit = visits_.data();
  for (std::size_t i = 0; i + 1 < active_.size(); ++i) {
    Scaled cost = active_[i].base;
    for (const int* const end = rowsOf_.data() + active_[i + 1].rows; row != end; ++row) cost += multiplier[*row];
    for (const Visit* const end = visits_.data() + active_[i + 1].visits; visit != end; ++visit) {
      Scaled presence = 0;
      for (const int* const last = rowsOfVisit_.data() + visit[1].rows; rowOfVisit != last; ++rowOfVisit) {
        presence += multiplier[*rowOfVisit];
      }
      cost += std::min(visit->absence, presence);
    }
    reduced_[static_cast<std::size_t>(activeCandidates_[i])] = cost;
  }
}

bool Relaxation::isGranted(int row, int body) const {
  return std::ranges::find(part_->granted, Part::Grant{row, body}) != part_->granted.end();
}

bool Relaxation::attends(int visit, int body) const {
  if (part_->away[static_cast<std::size_t>(visit)] != 0) return false;
  Scaled presence = 0;
  for (const int row : model_.rows.ofVisit[visit]) {
    if (!isGranted(row, body)) presence += part_->multiplier[static_cast<std::size_t>(row)];
  }
  return presence <= scaled(model_.rows.weight[static_cast<std::size_t>(visit)]);
}

Scaled Relaxation::evaluate() {
  price();
  for (const int at : activeCells_) {
    const Cell& cell = model_.cells.all[static_cast<std::size_t>(at)];
    Scaled least = kNever;
    for (int c = cell.first; c < cell.last; ++c) {
      const auto candidate = static_cast<std::size_t>(c);
      if (part_->gone[candidate] != 0) continue;
      least = std::min(least, reduced_[candidate] + model_.cells.extra(cell, model_.candidates, c));
    }
    cellCost_[static_cast<std::size_t>(at)] = std::min(least, kNever);
  }
  clashes_.price();
  Scaled bound = part_->looseFlows;
  for (std::size_t g = 0; g < part_->graphs.size(); ++g) {
    const Lists& clashes = part_->graphs[g].clashes();
    clashCost_[g].clear();
    for (int clash = 0; clash < clashes.size(); ++clash) clashCost_[g].push_back(clashes_.cost(clashes[clash]));
    value_[g] = part_->graphs[g].forward(costsOf(g), best_[g]);
    if (value_[g] >= kNever) return last_ = kNever;
    bound += value_[g];
  }
  for (const int row : priced_) {
    bound -= part_->multiplier[static_cast<std::size_t>(row)] * part_->limit[static_cast<std::size_t>(row)];
  }
  choose();
  part_->bound = std::max(part_->bound, bound);
  return last_ = bound;
}

int Relaxation::bestOf(const Cell& cell, Scaled cost) const {
  for (int c = cell.first; c < cell.last; ++c) {
    const auto candidate = static_cast<std::size_t>(c);
    if (part_->gone[candidate] == 0 && reduced_[candidate] + model_.cells.extra(cell, model_.candidates, c) == cost)
      return c;
  }
  return -1;
}

void Relaxation::choose() {
  for (const int row : used_) usage_[static_cast<std::size_t>(row)] = 0;
  used_.clear();
  const auto use = [&](int row) {
    if (usage_[static_cast<std::size_t>(row)]++ == 0) used_.push_back(row);
  };
  for (std::size_t g = 0; g < part_->graphs.size(); ++g) {
    const Graph& graph = part_->graphs[g];
    met_.clear();
    graph.trace(costsOf(g), best_[g], path_, &met_);
    for (int layer = 0; layer < graph.layers(); ++layer) {
      const int at = path_[static_cast<std::size_t>(layer)];
      const int chosen =
          bestOf(model_.cells.all[static_cast<std::size_t>(at)], cellCost_[static_cast<std::size_t>(at)]);
      choice_[static_cast<std::size_t>(graph.meetingOfLayer(layer))] = chosen;
      const auto i = static_cast<std::size_t>(activeAt_[static_cast<std::size_t>(chosen)]);
      for (int r = active_[i].rows; r < active_[i + 1].rows; ++r) use(rowsOf_[static_cast<std::size_t>(r)]);
      for (int v = active_[i].visits; v < active_[i + 1].visits; ++v) {
        const auto visit = static_cast<std::size_t>(v);
        Scaled presence = 0;
        for (int r = visits_[visit].rows; r < visits_[visit + 1].rows; ++r) {
          presence += part_->multiplier[static_cast<std::size_t>(rowsOfVisit_[static_cast<std::size_t>(r)])];
        }
        // Where both cost the same the member comes.
        if (presence > visits_[visit].absence) continue;
        for (int r = visits_[visit].rows; r < visits_[visit + 1].rows; ++r)
          use(rowsOfVisit_[static_cast<std::size_t>(r)]);
      }
    }
    for (const int clash : met_) {
      for (const Clashes::Absence& absence : clashes_.of(graph.clashes()[clash])) staying_.push_back(absence);
    }
  }
  // When all uses are counted: a row that is used again after it was not would be listed twice.
  for (const Clashes::Absence& absence : staying_) stayAway(absence);
  staying_.clear();
}

void Relaxation::stayAway(const Clashes::Absence& absence) {
  // Where staying away costs nothing more the choice has counted that already, unless it costs nothing less either.
  const auto at = static_cast<std::size_t>(absence.cell);
  const int chosen = bestOf(model_.cells.all[at], cellCost_[at]);
  const auto i = static_cast<std::size_t>(activeAt_[static_cast<std::size_t>(chosen)]);
  for (int v = active_[i].visits; v < active_[i + 1].visits; ++v) {
    const auto visit = static_cast<std::size_t>(v);
    const auto rows = std::span(rowsOfVisit_)
                          .subspan(static_cast<std::size_t>(visits_[visit].rows),
                                   static_cast<std::size_t>(visits_[visit + 1].rows - visits_[visit].rows));
    if (std::ranges::find(rows, absence.row) == rows.end()) continue;
    Scaled presence = 0;
    for (const int row : rows) presence += part_->multiplier[static_cast<std::size_t>(row)];
    if (presence > visits_[visit].absence) return;
    for (const int row : rows) --usage_[static_cast<std::size_t>(row)];
  }
}

bool Relaxation::step(Scaled target, int sharpness) {
  const auto excess = [&](int row) {
    return usage_[static_cast<std::size_t>(row)] - part_->limit[static_cast<std::size_t>(row)];
  };
  for (const int row : used_) {
    if (part_->multiplier[static_cast<std::size_t>(row)] == 0 && excess(row) > 0) priced_.push_back(row);
  }
  Scaled norm = 0;
  bool settled = true;
  for (const int row : priced_) {
    settled = settled && excess(row) == 0;
    // What the last steps went along is gone on with: their zigzag cancels out.
    Scaled& direction = direction_[static_cast<std::size_t>(row)];
    direction = kDirection * excess(row) + direction * 5 / 8;
    norm += direction * direction;
  }
  if (settled) return false;
  const Scaled length =
      std::max<Scaled>(1, (target - last_) * sharpness * (kDirection * kDirection / 64) / std::max<Scaled>(1, norm));
  for (const int row : priced_) {
    Scaled& multiplier = part_->multiplier[static_cast<std::size_t>(row)];
    multiplier = std::max<Scaled>(0, multiplier + length * direction_[static_cast<std::size_t>(row)] / kDirection);
    if (multiplier == 0) direction_[static_cast<std::size_t>(row)] = 0;
  }
  std::erase_if(priced_, [&](int row) { return part_->multiplier[static_cast<std::size_t>(row)] == 0; });
  return true;
}

bool Relaxation::eliminate(Cost most) {
  // A path may cost as much more than its graph's best one as the bound is below what is allowed.
  const Scaled room = scaled(most) - last_;
  // By candidate: what its best path costs more.
  least_.assign(reduced_.size(), kNever);
  for (std::size_t g = 0; g < part_->graphs.size(); ++g) {
    Graph& graph = part_->graphs[g];
    graph.backward(costsOf(g), rest_);
    for (std::size_t s = 0; s < graph.states(); ++s) {
      const auto at = static_cast<std::size_t>(graph.cellOf(static_cast<int>(s)));
      const Cell& cell = model_.cells.all[at];
      const Scaled others = best_[g][s] + rest_[s] - value_[g] - cellCost_[at];
      if (others + cellCost_[at] > room) continue;
      for (int c = cell.first; c < cell.last; ++c) {
        Scaled& least = least_[static_cast<std::size_t>(c)];
        least = std::min(least, others + reduced(c) + model_.cells.extra(cell, model_.candidates, c));
      }
    }
    if (!graph.keep(costsOf(g), best_[g], rest_, value_[g] + room)) return false;
  }
  for (const int c : activeCandidates_) {
    if (least_[static_cast<std::size_t>(c)] > room) part_->gone[static_cast<std::size_t>(c)] = 1;
  }
  listActive();
  notePriced();
  return true;
}

std::optional<Graph> Relaxation::merged(std::size_t one, std::size_t other, Cost most, std::size_t mostArcs) {
  Graph::Merge merge{{&part_->graphs[one], &part_->graphs[other]},
                     {costsOf(one), costsOf(other)},
                     {},
                     {value_[one], value_[other]},
                     value_[one] + value_[other] + scaled(most) - last_,
                     mostArcs};
  for (int f = 0; f < 2; ++f) merge.graphs[f]->backward(merge.costs[f], merge.rest[f]);
  Graph graph(model_.cells, clashes_, merge);
  if (!graph.complete()) return std::nullopt;
  return graph;
}

std::optional<std::pair<std::size_t, std::size_t>> Relaxation::rivals() const {
  const std::size_t graphs = part_->graphs.size();
  std::vector<std::size_t> graphOf(model_.candidates.problem.bodies.size(), graphs);
  for (std::size_t g = 0; g < graphs; ++g) {
    for (const int body : part_->graphs[g].bodies()) graphOf[static_cast<std::size_t>(body)] = g;
  }
  std::vector<Scaled> rivalry(graphs * graphs, 0);
  std::vector<std::size_t> users;
  for (const int row : priced_) {
    users.clear();
    for (const Use& use : model_.rows.users[static_cast<std::size_t>(row)]) {
      if (part_->gone[static_cast<std::size_t>(use.candidate)] != 0) continue;
      const int body = model_.candidates.all[static_cast<std::size_t>(use.candidate)].body;
      const std::size_t g = graphOf[static_cast<std::size_t>(body)];
      if (g < graphs && std::ranges::find(users, g) == users.end()) users.push_back(g);
    }
    for (const std::size_t one : users) {
      for (const std::size_t other : users) {
        if (one < other) rivalry[one * graphs + other] += part_->multiplier[static_cast<std::size_t>(row)];
      }
    }
  }
  const auto most = std::ranges::max_element(rivalry);
  if (most == rivalry.end() || *most == 0) return std::nullopt;
  // Of those that compete for much, the smallest together.
  std::size_t chosen = 0;
  std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
  for (std::size_t i = 0; i < rivalry.size(); ++i) {
    if (rivalry[i] <= *most / kRivalry) continue;
    const Graph& one = part_->graphs[i / graphs];
    const Graph& other = part_->graphs[i % graphs];
    const std::uint64_t size = std::uint64_t{one.arcs() + one.states()} * (other.arcs() + other.states());
    if (size >= least) continue;
    least = size;
    chosen = i;
  }
  return std::pair{chosen / graphs, chosen % graphs};
}

std::vector<Scaled> Relaxation::leastWith(int meeting) {
  std::vector<Scaled> least(reduced_.size(), kNever);
  for (std::size_t g = 0; g < part_->graphs.size(); ++g) {
    const Graph& graph = part_->graphs[g];
    int layer = 0;
    while (layer < graph.layers() && graph.meetingOfLayer(layer) != meeting) ++layer;
    if (layer == graph.layers()) continue;
    graph.backward(costsOf(g), rest_);
    for (int s = graph.layerFirst(layer); s < graph.layerFirst(layer + 1); ++s) {
      const auto state = static_cast<std::size_t>(s);
      const Cell& cell = model_.cells.all[static_cast<std::size_t>(graph.cellOf(s))];
      // Of the whole, with another candidate in the place of the cell's best one.
      const Scaled others =
          last_ - value_[g] + best_[g][state] + rest_[state] - cellCost_[static_cast<std::size_t>(graph.cellOf(s))];
      for (int c = cell.first; c < cell.last; ++c) {
        if (part_->gone[static_cast<std::size_t>(c)] != 0) continue;
        const Scaled own = reduced(c) + model_.cells.extra(cell, model_.candidates, c);
        Scaled& known = least[static_cast<std::size_t>(c)];
        if (own < kNever && others < kNever) known = std::min(known, others + own);
      }
    }
  }
  return least;
}

} // namespace slt::planning
