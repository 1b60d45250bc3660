#include "planning/neighbourhood.hpp"

#include <algorithm>

#include "planning/order.hpp"

namespace slt::planning {

namespace {

/// Of ten exchanges, so many take out a part of the year.
constexpr int kStretches = 9;
/// Days of such a part.
constexpr int kShortest = 50;
constexpr int kLongest = 150;
/// At most so many bodies, or graphs, are laid anew in one exchange.
constexpr int kTogether = 4;
/// As many exchanges for each body, until nothing worse is gone on from; then it begins again.
constexpr int kCooling = 200;
/// How likely, of a thousand, each point is by which a plan may be worse, at the beginning.
constexpr int kWarmth = 135;
/// Work of laying one meeting within a stretch, in arcs.
constexpr std::size_t kMeetingWork = 300;

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
  own_.clear();
  ownOf_.assign(related_.size(), -1);
  for (std::size_t b = 0; b < related_.size(); ++b) {
    if (model_.candidates.problem.bodies[b].count == 0) continue;
    ownOf_[b] = static_cast<int>(own_.size());
    own_.emplace_back(model_.candidates, model_.meetings, model_.cells, part.windows, static_cast<int>(b));
  }
  next_ = unchanged_ = 0;
  if (mode_ == Mode::Lay)
    listed_ = false;
  else
    mode_ = Mode::Polish;
}

void Neighbourhood::begin(const Part& part, const std::vector<int>& choice) {
  mode_ = Mode::Lay;
  draft_.clear();
  left_.clear();
  listed_ = true;
  patience_ = static_cast<int>(part.graphs.size());
  for (int m = 0; m < model_.meetings.count(); ++m) {
    const int candidate = choice[static_cast<std::size_t>(m)];
    if (candidate < 0 || part.gone[static_cast<std::size_t>(candidate)] != 0) continue;
    const int day = model_.candidates.all[static_cast<std::size_t>(candidate)].day;
    const Window& window = part.windows[static_cast<std::size_t>(m)];
    if (window.first <= day && day <= window.last) draft_.place(m, candidate);
  }
  for (std::size_t g = 0; g < part.graphs.size(); ++g) {
    const Graph& graph = part.graphs[g];
    bool stands = true;
    for (int layer = 0; layer < graph.layers(); ++layer) {
      stands = stands && draft_.choice()[static_cast<std::size_t>(graph.meetingOfLayer(layer))] >= 0;
    }
    if (stands) continue;
    draft_.remove(graph.bodies());
    left_.push_back(static_cast<int>(g));
  }
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
    const int body = related(part.graphs[static_cast<std::size_t>(g)]);
    const int other = body < 0 ? g : graphOf_[static_cast<std::size_t>(body)];
    if (other < 0 || other == g || std::ranges::find(left_, other) != left_.end()) continue;
    takeOut(part.graphs[static_cast<std::size_t>(other)], other, 0, model_.candidates.length());
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
  takeOut(part.graphs[static_cast<std::size_t>(next_)], next_, 0, model_.candidates.length());
  const bool laid = insert(part, next_, nullptr);
  if (laid && draft_.cost() < before) {
    unchanged_ = 0;
  } else {
    if (!laid || draft_.cost() > before) undo();
    ++unchanged_;
  }
  next_ = (next_ + 1) % graphs;
}

void Neighbourhood::exchange(const Part& part, const Relaxation* guide) {
  out_.clear();
  taken_.clear();
  const Cost before = draft_.cost();
  const bool stretch = random_.below(10) < kStretches;
  const std::vector<Graph>& graphs = stretch ? own_ : part.graphs;
  const std::vector<int>& graphOf = stretch ? ownOf_ : graphOf_;
  int firstDay = 0;
  int lastDay = model_.candidates.length();
  if (stretch) {
    const int days = kShortest + random_.below(kLongest - kShortest);
    firstDay = random_.below(lastDay + days) - days;
    lastDay = firstDay + days;
  }
  const int first = random_.below(static_cast<int>(graphs.size()));
  takeOut(graphs[static_cast<std::size_t>(first)], first, firstDay, lastDay);
  for (int more = random_.below(kTogether); more > 0; --more) {
    const int body = related(graphs[static_cast<std::size_t>(first)]);
    const int other = body < 0 ? -1 : graphOf[static_cast<std::size_t>(body)];
    if (other < 0 || std::ranges::find(out_, other) != out_.end()) continue;
    takeOut(graphs[static_cast<std::size_t>(other)], other, firstDay, lastDay);
  }
  const Relaxation* const by = random_.below(2) == 0 ? guide : nullptr;
  bool laid = true;
  // The one that the others make room for is not always laid first.
  if (random_.below(2) == 0) std::ranges::reverse(out_);
  for (std::size_t i = 0; i < out_.size() && laid; ++i) {
    const Relaxation* const prices = i + 1 < out_.size() ? by : nullptr;
    laid =
        stretch ? draft_.mend(graphs[static_cast<std::size_t>(out_[i])], part, prices) : insert(part, out_[i], prices);
  }
  if (stretch) work_ += 1 + taken_.size() * kMeetingWork;
  const Cost most = before + allowance();
  if (laid && draft_.cost() <= most)
    adopt();
  else
    undo();
}

Cost Neighbourhood::allowance() {
  const int round = kCooling * static_cast<int>(own_.size());
  tries_ = (tries_ + 1) % round;
  const auto chance = static_cast<int>(std::int64_t{kWarmth} * (round - tries_) / round);
  Cost worse = 0;
  while (random_.below(1000) < chance) ++worse;
  return worse;
}

void Neighbourhood::takeOut(const Graph& graph, int number, int firstDay, int lastDay) {
  const std::size_t before = taken_.size();
  for (int layer = 0; layer < graph.layers(); ++layer) {
    const int meeting = graph.meetingOfLayer(layer);
    const int candidate = draft_.choice()[static_cast<std::size_t>(meeting)];
    const int day = candidate < 0 ? -1 : model_.candidates.all[static_cast<std::size_t>(candidate)].day;
    if (day >= firstDay && day < lastDay) taken_.push_back({meeting, candidate});
  }
  if (taken_.size() == before) return;
  out_.push_back(number);
  for (std::size_t i = before; i < taken_.size(); ++i) draft_.take(taken_[i].meeting);
}

void Neighbourhood::undo() {
  for (const Place& place : taken_) draft_.take(place.meeting);
  for (const Place& place : taken_) draft_.place(place.meeting, place.candidate);
}

int Neighbourhood::related(const Graph& graph) {
  const std::vector<int>& bodies = graph.bodies();
  const int body = bodies[static_cast<std::size_t>(random_.below(static_cast<int>(bodies.size())))];
  const std::vector<int>& others = related_[static_cast<std::size_t>(body)];
  return others.empty() ? -1 : others[static_cast<std::size_t>(random_.below(static_cast<int>(others.size())))];
}

void Neighbourhood::adopt() {
  if (best_ && draft_.cost() >= *best_) return;
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
