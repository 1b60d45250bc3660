#include "planning/search.hpp"

#include <algorithm>
#include <cstdlib>

#include "planning/order.hpp"

namespace slt::planning {

namespace {

/// Of all graphs together; what ties make larger is tied by branching instead.
constexpr std::size_t kMostArcs = 4'000'000;
/// A step of the multipliers, in 64ths of Polyak's.
constexpr int kSharpest = 96;
constexpr int kBluntest = 2;
/// As many evaluations without a better bound, before steps get shorter.
constexpr int kPatience = 6;
constexpr int kRootIterations = 400;
constexpr int kNodeIterations = 25;
/// Up to so many arcs and states branching is tried at once.
constexpr std::size_t kSmall = 60'000;
constexpr int kImproveTries = 2'000;

} // namespace

Search::Search(const Problem& problem, std::uint64_t seed)
    : problem_(problem), candidates_(problem_), meetings_(problem_), rows_(candidates_), random_(seed) {
  build();
}

void Search::build() {
  Node node;
  Part& part = node.part;
  part.windows = widest(candidates_, meetings_);
  phase_ = Phase::Root;
  loose_.assign(problem_.flows.size(), 0);
  if (!narrow(part.windows, candidates_, meetings_)) {
    impossible_ = true;
    phase_ = Phase::Done;
    return;
  }
  const auto bodies = problem_.bodies.size();
  while (true) {
    std::vector<char> apart(static_cast<std::size_t>(meetings_.count()), 0);
    std::vector<Link> links;
    std::vector<std::size_t> group(bodies);
    for (std::size_t b = 0; b < bodies; ++b) {
      group[b] = b;
      for (int k = 1; k < problem_.bodies[b].count; ++k) {
        const int number = meetings_.number(static_cast<int>(b), k);
        links.push_back({number - 1, number, -1});
      }
    }
    for (std::size_t f = 0; f < problem_.flows.size(); ++f) {
      const Flow& flow = problem_.flows[f];
      for (const Flow::Pair pair : flow.pairs) {
        const Link link{meetings_.number(flow.from, pair.first), meetings_.number(flow.to, pair.second),
                        static_cast<int>(f)};
        if (loose_[f] != 0) {
          apart[static_cast<std::size_t>(link.first)] = apart[static_cast<std::size_t>(link.second)] = 1;
          continue;
        }
        links.push_back(link);
        const std::size_t from = group[static_cast<std::size_t>(flow.from)];
        const std::size_t to = group[static_cast<std::size_t>(flow.to)];
        std::ranges::replace(group, std::max(from, to), std::min(from, to));
      }
    }
    cells_.emplace(candidates_, meetings_, apart);
    part.graphs.clear();
    std::size_t room = kMostArcs;
    std::optional<std::size_t> tooLarge;
    for (std::size_t b = 0; b < bodies && !tooLarge; ++b) {
      if (group[b] != b) continue;
      std::vector<int> members;
      for (std::size_t other = b; other < bodies; ++other) {
        if (group[other] == b && problem_.bodies[other].count > 0) members.push_back(static_cast<int>(other));
      }
      if (members.empty()) continue;
      std::vector<Link> mine;
      for (const Link& link : links) {
        if (group[static_cast<std::size_t>(meetings_.body(link.first))] == b) mine.push_back(link);
      }
      Graph graph(candidates_, meetings_, *cells_, part.windows, members, mine, room);
      if (!graph.complete()) {
        tooLarge = b;
        break;
      }
      if (graph.states() == 0) {
        impossible_ = true;
        phase_ = Phase::Done;
        return;
      }
      room -= graph.arcs();
      part.graphs.push_back(std::move(graph));
    }
    if (!tooLarge) break;
    // The last flow of these bodies is left to branching; where they have none, other graphs took the room.
    const auto loosenLast = [&](bool any) {
      for (std::size_t f = problem_.flows.size(); f-- > 0;) {
        if (loose_[f] != 0 || !(any || group[static_cast<std::size_t>(problem_.flows[f].from)] == *tooLarge)) continue;
        loose_[f] = 1;
        return true;
      }
      return false;
    };
    // A body that is too large by itself meets with hardly any limit to its gaps over years: nothing is known of it.
    if (!loosenLast(false) && !loosenLast(true)) {
      phase_ = Phase::Done;
      return;
    }
  }
  model_.emplace(Model{candidates_, meetings_, *cells_, rows_});
  relaxation_.emplace(*model_);
  draft_.emplace(*model_);
  part.gone.assign(candidates_.all.size(), 0);
  part.away.assign(rows_.weight.size(), 0);
  part.limit = rows_.limit;
  part.multiplier.assign(rows_.limit.size(), 0);
  for (int row = 0; row < rows_.count(); ++row) {
    if (part.limit[static_cast<std::size_t>(row)] == 0) prune(part, row);
  }
  setLooseFlows(part);
  urgency_.assign(part.graphs.size(), 0);
  node.sharpness = kSharpest;
  open_.push_back(std::move(node));
  relaxation_->open(open_.back().part);
}

bool Search::step() {
  switch (phase_) {
  case Phase::Done:
    return false;
  case Phase::Root:
    root();
    break;
  case Phase::Improve:
    improve();
    break;
  case Phase::Branch:
    branch();
    break;
  }
  if (best_ && *bound() >= *best_) phase_ = Phase::Done;
  return phase_ != Phase::Done;
}

Status Search::status() const {
  if (impossible_) return Status::Infeasible;
  if (!best_) return Status::Unknown;
  return *bound() >= *best_ ? Status::Optimal : Status::Feasible;
}

std::optional<Cost> Search::bound() const {
  if (impossible_) return std::nullopt;
  // What is neither open nor stuck cannot be better than the best.
  std::optional<Cost> least = best_;
  const auto note = [&](Cost cost) { least = std::min(least.value_or(cost), cost); };
  for (const Node& node : open_) note(roundedUp(node.part.bound));
  if (stuck_) note(*stuck_);
  return std::max(least.value_or(0), rootBound_);
}

std::vector<Meeting> Search::plan() const {
  std::vector<Meeting> meetings;
  if (!best_) return meetings;
  for (int m = 0; m < meetings_.count(); ++m) {
    const Candidate& chosen = candidates_.all[static_cast<std::size_t>(bestChoice_[static_cast<std::size_t>(m)])];
    meetings.push_back({chosen.body, meetings_.index(m), candidates_.startOf(chosen), chosen.room});
  }
  return meetings;
}

// ------------------------------------------------------------------------------------------------ bounds

bool Search::iterate(Node& node) {
  const Scaled before = node.part.bound;
  const Scaled bound = relaxation_->evaluate();
  ++node.iterations;
  if (bound >= kNever) return false;
  if (bound > before || node.iterations == 1) {
    node.bestMultiplier = node.part.multiplier;
    node.stale = 0;
  } else if (++node.stale >= kPatience) {
    node.stale = 0;
    node.sharpness = node.sharpness * 2 / 3;
    // Shorter steps from the best place are better than from where long ones led.
    if (node.sharpness > kBluntest) {
      node.part.multiplier = node.bestMultiplier;
      relaxation_->notePriced();
      if (relaxation_->evaluate() >= kNever) return false;
      ++node.iterations;
    }
  }
  if (best_ && roundedUp(node.part.bound) >= *best_) return false;
  const bool often = node.iterations % 10 == 0 || improved_;
  if (best_ && often && relaxation_->last() >= node.part.bound) {
    improved_ = false;
    if (!relaxation_->eliminate(*best_ - 1)) return false;
  }
  return true;
}

bool Search::moveOn(Node& node, Scaled target, int most) {
  if (!relaxation_->step(target, node.sharpness)) {
    adoptChoice();
  } else if (node.iterations < most && node.sharpness > kBluntest) {
    return true;
  }
  node.part.multiplier = node.bestMultiplier;
  relaxation_->notePriced();
  relaxation_->evaluate();
  return false;
}

Scaled Search::target() const {
  // Without a plan: somewhat above the bound.
  const Scaled bound = relaxation_->last();
  return best_ ? scaled(*best_) : bound + std::abs(bound) / 16 + scaled(16);
}

void Search::close() {
  open_.pop_back();
  if (!open_.empty()) relaxation_->open(open_.back().part);
}

void Search::root() {
  Node& node = open_.back();
  if (!iterate(node)) {
    close();
    phase_ = Phase::Branch;
    return;
  }
  rootBound_ = std::max(rootBound_, roundedUp(node.part.bound));
  const int i = node.iterations;
  if (i == 1 || (!best_ && i % 2 == 0) || i % 8 == 0) {
    if (construct(i == 1 ? nullptr : &*relaxation_)) polish();
  }
  if (best_ && rootBound_ >= *best_) return;
  if (moveOn(node, target(), kRootIterations)) return;
  tries_ = 0;
  node.iterations = kNodeIterations;
  phase_ = Phase::Improve;
  if (best_ && !relaxation_->eliminate(*best_ - 1)) {
    close();
    phase_ = Phase::Branch;
  } else if (best_ && relaxation_->arcs() <= kSmall) {
    phase_ = Phase::Branch;
  }
}

bool Search::relax(Cost cost) {
  if (phase_ != Phase::Root) return false;
  Node& node = open_.back();
  return iterate(node) && moveOn(node, scaled(cost), kRootIterations);
}

std::vector<Search::Bounded> Search::leastWith(MeetingRef meeting) {
  std::vector<Bounded> places;
  if (phase_ != Phase::Root || relaxation_->last() >= kNever) return places;
  const std::vector<Scaled> least = relaxation_->leastWith(meetings_.number(meeting.body, meeting.index));
  for (std::size_t c = 0; c < least.size(); ++c) {
    const Candidate& candidate = candidates_.all[c];
    if (least[c] < kNever) places.push_back({candidates_.startOf(candidate), candidate.room, roundedUp(least[c])});
  }
  return places;
}

// ------------------------------------------------------------------------------------------------ plans

bool Search::construct(const Relaxation* guide) {
  const Part& part = open_.back().part;
  // The most urgent first, then those that are tied together; otherwise as it happens.
  std::vector<Key> order;
  for (std::size_t g = 0; g < part.graphs.size(); ++g) {
    order.push_back({-urgency_[g] * 2 - static_cast<int>(part.graphs[g].bodies().size()), random_.below(1000), 0,
                     static_cast<int>(g)});
  }
  sort(order);
  draft_->clear();
  for (const Key& next : order) {
    const auto g = static_cast<std::size_t>(next.position);
    if (draft_->insert(part.graphs[g], part, guide)) continue;
    ++urgency_[g];
    return false;
  }
  adopt();
  return true;
}

bool Search::relay(std::size_t g) {
  const Part& part = open_.back().part;
  const Graph& graph = part.graphs[g];
  const std::vector<int> before = draft_->choice();
  const Cost cost = draft_->cost();
  draft_->remove(graph.bodies());
  if (draft_->insert(graph, part, nullptr) && draft_->cost() <= cost) return draft_->cost() < cost;
  draft_->remove(graph.bodies());
  for (int layer = 0; layer < graph.layers(); ++layer) {
    const int meeting = graph.meetingOfLayer(layer);
    draft_->place(meeting, before[static_cast<std::size_t>(meeting)]);
  }
  return false;
}

void Search::polish() {
  const std::size_t graphs = open_.back().part.graphs.size();
  std::size_t unchanged = 0;
  for (std::size_t g = 0; unchanged < graphs; g = (g + 1) % graphs) unchanged = relay(g) ? 0 : unchanged + 1;
  adopt();
}

void Search::adopt() {
  if (best_ && draft_->cost() >= *best_) return;
  best_ = draft_->cost();
  bestChoice_ = draft_->choice();
  improved_ = true;
}

void Search::adoptChoice() {
  draft_->clear();
  for (int m = 0; m < meetings_.count(); ++m) {
    if (!draft_->place(m, relaxation_->choice()[static_cast<std::size_t>(m)])) return;
  }
  adopt();
}

void Search::improve() {
  Node& node = open_.back();
  const std::size_t graphs = node.part.graphs.size();
  ++tries_;
  if (!best_ || tries_ % 25 == 0) {
    if (construct(tries_ % 2 == 0 ? &*relaxation_ : nullptr)) polish();
  } else {
    // From the best plan some bodies are taken out and laid anew, one after the other.
    draft_->clear();
    for (int m = 0; m < meetings_.count(); ++m) draft_->place(m, bestChoice_[static_cast<std::size_t>(m)]);
    const int out = 1 + random_.below(static_cast<int>(std::min<std::size_t>(graphs, 4)));
    std::vector<std::size_t> chosen;
    for (int i = 0; i < out; ++i) {
      const auto g = static_cast<std::size_t>(random_.below(static_cast<int>(graphs)));
      if (std::ranges::find(chosen, g) == chosen.end()) chosen.push_back(g);
    }
    for (const std::size_t g : chosen) draft_->remove(node.part.graphs[g].bodies());
    bool laid = true;
    const bool guided = random_.below(2) == 0;
    for (const std::size_t g : chosen) {
      const bool last = g == chosen.back();
      laid = laid && draft_->insert(node.part.graphs[g], node.part, guided && !last ? &*relaxation_ : nullptr);
    }
    if (laid) adopt();
  }
  if (improved_) {
    improved_ = false;
    tries_ = 0;
    relaxation_->evaluate();
    if (!relaxation_->eliminate(*best_ - 1)) {
      close();
      phase_ = Phase::Branch;
      return;
    }
  }
  if ((best_ && relaxation_->arcs() <= kSmall) || tries_ > kImproveTries) phase_ = Phase::Branch;
}

// ------------------------------------------------------------------------------------------------ branching

void Search::branch() {
  if (open_.empty()) {
    phase_ = Phase::Done;
    impossible_ = !best_ && !stuck_;
    return;
  }
  Node& node = open_.back();
  const auto settled = [&] { return best_ && roundedUp(node.part.bound) >= *best_; };
  if (!iterate(node)) {
    close();
    return;
  }
  if (moveOn(node, target(), kNodeIterations)) return;
  if (settled() || relaxation_->last() >= kNever || (best_ && !relaxation_->eliminate(*best_ - 1))) {
    close();
    return;
  }
  relaxation_->evaluate();
  if (nodes_ % 16 == 0 && construct(&*relaxation_)) polish();
  split();
}

void Search::split() {
  ++nodes_;
  const Part& part = open_.back().part;
  // The row that is wanted most beyond its limit; else one that costs something and is not used up.
  int row = -1;
  int body = -1;
  int first = -1;
  const auto excess = [&](int r) {
    return relaxation_->usage()[static_cast<std::size_t>(r)] - part.limit[static_cast<std::size_t>(r)];
  };
  for (int r = 0; r < rows_.count(); ++r) {
    if (excess(r) <= 0) continue;
    if (row < 0 || excess(r) > excess(row) ||
        (excess(r) == excess(row) &&
         part.multiplier[static_cast<std::size_t>(r)] > part.multiplier[static_cast<std::size_t>(row)])) {
      row = r;
    }
  }
  const auto free = [&](const Use& use) {
    const int b = candidates_.all[static_cast<std::size_t>(use.candidate)].body;
    return part.gone[static_cast<std::size_t>(use.candidate)] == 0 &&
           (use.visit < 0 || part.away[static_cast<std::size_t>(use.visit)] == 0) &&
           std::ranges::find(part.granted, Part::Grant{row, b}) == part.granted.end();
  };
  if (row >= 0) {
    const auto& choice = relaxation_->choice();
    for (const Use& use : rows_.users[static_cast<std::size_t>(row)]) {
      if (!free(use) || std::ranges::find(choice, use.candidate) == choice.end()) continue;
      const int user = candidates_.all[static_cast<std::size_t>(use.candidate)].body;
      if (use.visit >= 0 && !relaxation_->attends(use.visit, user)) continue;
      body = user;
      break;
    }
  } else {
    for (int r = 0; r < rows_.count() && body < 0; ++r) {
      if (part.multiplier[static_cast<std::size_t>(r)] == 0 || excess(r) >= 0) continue;
      row = r;
      for (const Use& use : rows_.users[static_cast<std::size_t>(r)]) {
        if (free(use)) body = candidates_.all[static_cast<std::size_t>(use.candidate)].body;
      }
    }
  }
  int day = -1;
  if (body >= 0) {
    // Of the meetings that want the row, the one that could be on the most other days.
    int most = 1;
    for (const Graph& graph : part.graphs) {
      for (int layer = 0; layer < graph.layers(); ++layer) {
        const int meeting = graph.meetingOfLayer(layer);
        const int chosen = relaxation_->choice()[static_cast<std::size_t>(meeting)];
        const bool wants = std::ranges::any_of(rows_.users[static_cast<std::size_t>(row)],
                                               [&](const Use& use) { return use.candidate == chosen; });
        if (!wants) continue;
        std::vector<int> days;
        for (int st = graph.layerFirst(layer); st < graph.layerFirst(layer + 1); ++st) {
          const int at = cells_->all[static_cast<std::size_t>(graph.cellOf(st))].day;
          if (std::ranges::find(days, at) == days.end()) days.push_back(at);
        }
        if (static_cast<int>(days.size()) <= most) continue;
        most = static_cast<int>(days.size());
        first = meeting;
        day = candidates_.all[static_cast<std::size_t>(chosen)].day;
      }
    }
  } else {
    day = dayToSplit(part, first);
  }
  Node parent = std::move(open_.back());
  open_.pop_back();
  const auto child = [&] {
    Node node;
    node.part = parent.part;
    node.sharpness = kSharpest / 2;
    return node;
  };
  std::vector<Node> children;
  if (day >= 0) {
    const Window window = parent.part.windows[static_cast<std::size_t>(first)];
    for (const Window piece : {Window{window.first, day - 1}, Window{day + 1, window.last}, Window{day, day}}) {
      Node node = child();
      if (piece.first <= piece.last && narrowTo(node.part, first, piece)) children.push_back(std::move(node));
    }
  } else if (body >= 0) {
    forbid(children.emplace_back(child()).part, row, body);
    grant(children.emplace_back(child()).part, row, body);
  } else {
    // Nothing is known that leads here. Should something, what is left is not proven, and is not claimed to be.
    const Cost bound = roundedUp(parent.part.bound);
    stuck_ = std::min(stuck_.value_or(bound), bound);
  }
  for (Node& node : children) open_.push_back(std::move(node));
  if (!open_.empty()) relaxation_->open(open_.back().part);
}

void Search::forbid(Part& part, int row, int body) {
  for (const Use& use : rows_.users[static_cast<std::size_t>(row)]) {
    if (candidates_.all[static_cast<std::size_t>(use.candidate)].body != body) continue;
    if (use.visit < 0)
      part.gone[static_cast<std::size_t>(use.candidate)] = 1;
    else
      part.away[static_cast<std::size_t>(use.visit)] = 1;
  }
}

void Search::prune(Part& part, int row) {
  for (const Use& use : rows_.users[static_cast<std::size_t>(row)]) {
    const int body = candidates_.all[static_cast<std::size_t>(use.candidate)].body;
    if (std::ranges::find(part.granted, Part::Grant{row, body}) == part.granted.end()) forbid(part, row, body);
  }
}

void Search::grant(Part& part, int row, int body) {
  part.granted.push_back({row, body});
  if (--part.limit[static_cast<std::size_t>(row)] == 0) {
    prune(part, row);
    part.multiplier[static_cast<std::size_t>(row)] = 0;
  }
}

bool Search::narrowTo(Part& part, int meeting, Window window) {
  part.windows[static_cast<std::size_t>(meeting)] = window;
  if (!narrow(part.windows, candidates_, meetings_)) return false;
  for (Graph& graph : part.graphs) {
    if (!graph.keepWithin(part.windows, *cells_)) return false;
  }
  setLooseFlows(part);
  return true;
}

void Search::setLooseFlows(Part& part) const {
  Cost least = 0;
  for (std::size_t f = 0; f < problem_.flows.size(); ++f) {
    const Flow& flow = problem_.flows[f];
    for (const Flow::Pair pair : flow.pairs) {
      const int first = meetings_.number(flow.from, pair.first);
      const int second = meetings_.number(flow.to, pair.second);
      // A meeting and itself are no two meetings of a graph either.
      if (loose_[f] == 0 && first != second) continue;
      const Window& from = part.windows[static_cast<std::size_t>(first)];
      const Window& to = part.windows[static_cast<std::size_t>(second)];
      const int low = std::max(flow.minDays, first == second ? 0 : to.first - from.last);
      const int high = std::min(flow.maxDays, first == second ? 0 : to.last - from.first);
      least += flow.weight * std::max({0, low - flow.target, flow.target - high});
    }
  }
  part.looseFlows = scaled(least);
}

int Search::dayToSplit(const Part& part, int& chosen) const {
  int widest = 0;
  for (std::size_t f = 0; f < problem_.flows.size(); ++f) {
    if (loose_[f] == 0) continue;
    const Flow& flow = problem_.flows[f];
    for (const Flow::Pair pair : flow.pairs) {
      for (const int meeting : {meetings_.number(flow.from, pair.first), meetings_.number(flow.to, pair.second)}) {
        const Window& window = part.windows[static_cast<std::size_t>(meeting)];
        if (window.last - window.first <= widest) continue;
        widest = window.last - window.first;
        chosen = meeting;
      }
    }
  }
  if (widest == 0) return -1;
  return candidates_.all[static_cast<std::size_t>(relaxation_->choice()[static_cast<std::size_t>(chosen)])].day;
}

} // namespace slt::planning
