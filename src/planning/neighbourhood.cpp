#include "planning/neighbourhood.hpp"

#include <algorithm>

#include "planning/order.hpp"

namespace slt::planning {

namespace {

/// So much worse than the best plan, as a part of it, may be what is gone on from.
constexpr Cost kDeviation = 400;
/// As many exchanges for each graph without a better plan, before all are laid anew.
constexpr int kPatience = 40;

} // namespace

Neighbourhood::Neighbourhood(const Model& model, std::uint64_t seed) : model_(model), draft_(model), random_(seed) {
  const Problem& problem = model.candidates.problem;
  const std::size_t bodies = problem.bodies.size();
  urgency_.assign(bodies, 0);
  related_.resize(bodies);
  std::vector<std::vector<int>> users(problem.people.size() + problem.rooms.size());
  const auto use = [&](std::size_t what, std::size_t body) {
    for (const int other : users[what]) {
      related_[body].push_back(other);
      related_[static_cast<std::size_t>(other)].push_back(static_cast<int>(body));
    }
    users[what].push_back(static_cast<int>(body));
  };
  for (std::size_t b = 0; b < bodies; ++b) {
    for (const SharedMember& member : model.candidates.shared[b]) use(static_cast<std::size_t>(member.person), b);
    for (const int room : problem.bodies[b].rooms) use(problem.people.size() + static_cast<std::size_t>(room), b);
  }
}

void Neighbourhood::restart(const Relaxation* guide) {
  mode_ = Mode::Lay;
  guide_ = guide;
  listed_ = false;
}

void Neighbourhood::regroup(const Part& part) {
  graphOf_.assign(related_.size(), -1);
  for (std::size_t g = 0; g < part.graphs.size(); ++g) {
    for (const int body : part.graphs[g].bodies()) graphOf_[static_cast<std::size_t>(body)] = static_cast<int>(g);
  }
  next_ = unchanged_ = 0;
  if (mode_ == Mode::Lay)
    listed_ = false;
  else
    mode_ = Mode::Polish;
}

void Neighbourhood::step(const Part& part, const Relaxation* guide) {
  if (mode_ == Mode::Lay)
    lay(part);
  else if (mode_ == Mode::Polish)
    polish(part);
  else
    exchange(part, guide);
}

bool Neighbourhood::insert(const Part& part, int g, const Relaxation* guide) {
  const Graph& graph = part.graphs[static_cast<std::size_t>(g)];
  work_ += graph.states() + graph.arcs();
  return draft_.insert(graph, part, guide);
}

void Neighbourhood::lay(const Part& part) {
  if (!listed_) {
    // The most urgent first, then those that are tied together; otherwise as it happens.
    std::vector<Key> order;
    for (std::size_t g = 0; g < part.graphs.size(); ++g) {
      int urgency = static_cast<int>(part.graphs[g].bodies().size());
      for (const int body : part.graphs[g].bodies()) urgency += 2 * urgency_[static_cast<std::size_t>(body)];
      order.push_back({urgency, random_.below(1000), 0, static_cast<int>(g)});
    }
    sort(order);
    left_.clear();
    for (const Key& next : order) left_.push_back(next.position);
    draft_.clear();
    listed_ = true;
    patience_ = static_cast<int>(part.graphs.size());
  }
  if (left_.empty()) {
    adopt();
    mode_ = Mode::Polish;
    next_ = unchanged_ = 0;
    return;
  }
  const int g = left_.back();
  if (insert(part, g, guide_)) {
    left_.pop_back();
    return;
  }
  for (const int body : part.graphs[static_cast<std::size_t>(g)].bodies()) ++urgency_[static_cast<std::size_t>(body)];
  if (--patience_ <= 0) {
    ++failures_;
    listed_ = false;
    return;
  }
  // Some that may be in its way are laid after it.
  out_.clear();
  taken_.clear();
  for (int i = 0; i < 2; ++i) {
    const int other = related(part, g);
    if (other == g || std::ranges::find(left_, other) != left_.end()) continue;
    takeOut(part, other);
    left_.insert(left_.end() - 1, other);
  }
}

void Neighbourhood::polish(const Part& part) {
  const auto graphs = static_cast<int>(part.graphs.size());
  if (unchanged_ >= graphs) {
    adopt();
    goBackToBest();
    mode_ = Mode::Exchange;
    return;
  }
  out_.clear();
  taken_.clear();
  const Cost before = draft_.cost();
  takeOut(part, next_);
  const bool laid = insert(part, next_, nullptr);
  if (laid && draft_.cost() < before) {
    unchanged_ = 0;
  } else {
    if (!laid || draft_.cost() > before) undo(part);
    ++unchanged_;
  }
  next_ = (next_ + 1) % graphs;
}

void Neighbourhood::exchange(const Part& part, const Relaxation* guide) {
  const auto graphs = static_cast<int>(part.graphs.size());
  out_.clear();
  taken_.clear();
  const int first = random_.below(graphs);
  takeOut(part, first);
  for (int more = random_.below(4); more > 0; --more) {
    const int other = related(part, first);
    if (std::ranges::find(out_, other) == out_.end()) takeOut(part, other);
  }
  const bool guided = random_.below(2) == 0;
  bool laid = true;
  // The one that the others make room for is not always laid first.
  if (random_.below(2) == 0) std::ranges::reverse(out_);
  for (std::size_t i = 0; i < out_.size() && laid; ++i) {
    laid = insert(part, out_[i], guided && i + 1 < out_.size() ? guide : nullptr);
  }
  if (!laid || draft_.cost() > *best_ + *best_ / kDeviation + 1) {
    undo(part);
  } else {
    adopt();
  }
  if (++tries_ < kPatience * graphs) return;
  tries_ = 0;
  restart(guide);
}

void Neighbourhood::takeOut(const Part& part, int g) {
  out_.push_back(g);
  const Graph& graph = part.graphs[static_cast<std::size_t>(g)];
  for (int layer = 0; layer < graph.layers(); ++layer) {
    const int meeting = graph.meetingOfLayer(layer);
    taken_.push_back({meeting, draft_.choice()[static_cast<std::size_t>(meeting)]});
  }
  draft_.remove(graph.bodies());
}

void Neighbourhood::undo(const Part& part) {
  for (const int g : out_) draft_.remove(part.graphs[static_cast<std::size_t>(g)].bodies());
  for (const Place& place : taken_) draft_.place(place.meeting, place.candidate);
}

int Neighbourhood::related(const Part& part, int g) {
  const std::vector<int>& bodies = part.graphs[static_cast<std::size_t>(g)].bodies();
  const int body = bodies[static_cast<std::size_t>(random_.below(static_cast<int>(bodies.size())))];
  const std::vector<int>& others = related_[static_cast<std::size_t>(body)];
  if (others.empty()) return g;
  const int other = others[static_cast<std::size_t>(random_.below(static_cast<int>(others.size())))];
  const int graph = graphOf_[static_cast<std::size_t>(other)];
  return graph < 0 ? g : graph;
}

void Neighbourhood::adopt() {
  if (best_ && draft_.cost() >= *best_) return;
  tries_ = 0;
  best_ = draft_.cost();
  bestChoice_ = draft_.choice();
}

void Neighbourhood::goBackToBest() {
  if (draft_.choice() == bestChoice_) return;
  draft_.clear();
  for (int m = 0; m < model_.meetings.count(); ++m) draft_.place(m, bestChoice_[static_cast<std::size_t>(m)]);
}

void Neighbourhood::offer(const std::vector<int>& choice) {
  draft_.clear();
  bool stands = true;
  for (int m = 0; m < model_.meetings.count() && stands; ++m) {
    stands = draft_.place(m, choice[static_cast<std::size_t>(m)]);
  }
  if (stands) adopt();
  if (best_) {
    goBackToBest();
    mode_ = Mode::Exchange;
  } else {
    listed_ = false;
  }
}

} // namespace slt::planning
