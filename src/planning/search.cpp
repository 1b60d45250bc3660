#include "planning/search.hpp"

#include <algorithm>
#include <cstdlib>

namespace slt::planning {

namespace {

/// Of all graphs together; what ties make larger is tied by branching instead.
constexpr std::size_t kMostArcs = 4'000'000;
/// States of a layer that are gone on from, for the first plan.
constexpr std::size_t kSketchStates = 100;
/// A step of the multipliers, in 64ths of Polyak's.
constexpr int kBluntest = 2;
/// As many evaluations without a better bound, before steps get shorter.
constexpr int kPatience = 9;
constexpr int kRootIterations = 400;
constexpr int kCeilingIterations = 100;
constexpr int kMergedIterations = 50;
/// Of a meeting's day: few are settled by that alone, and what is found serves all places of the day.
constexpr int kDayIterations = 6;
/// The ceiling rises by one part in so many of the gap.
constexpr Cost kRises = 32;
/// In a merged graph, in arcs; at least a quarter of the evaluations are made all the same.
constexpr std::size_t kMergedWork = 8'000'000;
/// What a step does at least, in arcs that are gone along.
constexpr std::size_t kStep = 20'000;
/// Where the gap is more than one part in so many of the cost, branching has little hope: better plans come first.
constexpr Cost kFar = 32;
/// Bodies are laid all anew after so many improvements of the multipliers.
constexpr int kRestart = 12;

} // namespace

Search::Search(Problem problem, std::uint64_t seed)
    : problem_(std::move(problem)), candidates_(problem_), meetings_(problem_), seed_(seed) {
  build();
}

void Search::build() {
  Node node;
  Part& part = node.part;
  part.windows = widest(candidates_, meetings_);
  loose_.assign(problem_.flows.size(), 1);
  tooLarge_.assign(problem_.flows.size(), 0);
  if (!narrow(part.windows, candidates_, meetings_)) {
    impossible_ = true;
    phase_ = Phase::Done;
    return;
  }
  cells_.emplace(candidates_, meetings_);
  for (std::size_t b = 0; b < problem_.bodies.size(); ++b) {
    if (problem_.bodies[b].count == 0) continue;
    part.graphs.emplace_back(candidates_, meetings_, *cells_, part.windows, static_cast<int>(b));
  }
  rows_.emplace(candidates_, std::vector<char>(candidates_.all.size(), 1));
  model_.emplace(Model{candidates_, meetings_, *cells_, *rows_});
  relaxation_.emplace(*model_);
  plans_.emplace(*model_, seed_);
  part.gone.assign(candidates_.all.size(), 0);
  setLooseFlows(part);
  plans_->regroup(part);
  node.most = kRootIterations;
  open_.push_back(std::move(node));
  relaxation_->open(open_.back().part);
}

void Search::makeRows(Part& part) {
  std::vector<char> unused(candidates_.all.size(), 1);
  for (const int candidate : relaxation_->used()) unused[static_cast<std::size_t>(candidate)] = 0;
  rows_.emplace(candidates_, unused);
  relaxation_.emplace(*model_);
  part.away.assign(rows_->weight.size(), 0);
  part.limit = rows_->limit;
  part.multiplier.assign(rows_->limit.size(), 0);
  for (int row = 0; row < rows_->count(); ++row) {
    if (part.limit[static_cast<std::size_t>(row)] == 0) prune(part, row);
  }
}

std::optional<Search::Group> Search::nextGroup() const {
  const std::size_t bodies = problem_.bodies.size();
  std::vector<std::size_t> first(bodies);
  for (std::size_t b = 0; b < bodies; ++b) first[b] = b;
  std::optional<std::size_t> last;
  for (std::size_t f = 0; f < problem_.flows.size(); ++f) {
    if (tooLarge_[f] != 0) continue;
    const std::size_t from = first[static_cast<std::size_t>(problem_.flows[f].from)];
    const std::size_t to = first[static_cast<std::size_t>(problem_.flows[f].to)];
    std::ranges::replace(first, std::max(from, to), std::min(from, to));
    if (loose_[f] != 0) last = f;
  }
  if (!last) return std::nullopt;
  Group group{std::vector<char>(bodies, 0), *last, 0};
  const std::size_t which = first[static_cast<std::size_t>(problem_.flows[*last].from)];
  for (std::size_t b = 0; b < bodies; ++b) group.bodies[b] = first[b] == which ? 1 : 0;
  const std::vector<Graph>& graphs = open_.back().part.graphs;
  for (std::size_t g = 0; g < graphs.size(); ++g) {
    if (group.bodies[static_cast<std::size_t>(graphs[g].bodies().front())] != 0) group.value += relaxation_->value(g);
  }
  return group;
}

Graph Search::tied(const Group& group, Scaled limit, std::size_t mostArcs, std::size_t mostStates) const {
  Graph::Ties ties{{}, {}, relaxation_->cellCosts(), limit, mostArcs, mostStates};
  for (const Graph& graph : open_.back().part.graphs) {
    if (group.bodies[static_cast<std::size_t>(graph.bodies().front())] == 0) continue;
    ties.graphs.push_back(&graph);
    for (int layer = 1; layer < graph.layers(); ++layer) {
      ties.links.push_back({graph.meetingOfLayer(layer - 1), graph.meetingOfLayer(layer), -1});
    }
  }
  for (std::size_t f = 0; f < problem_.flows.size(); ++f) {
    const Flow& flow = problem_.flows[f];
    if (tooLarge_[f] != 0 || group.bodies[static_cast<std::size_t>(flow.from)] == 0) continue;
    for (const Flow::Pair pair : flow.pairs) {
      ties.links.push_back(
          {meetings_.number(flow.from, pair.first), meetings_.number(flow.to, pair.second), static_cast<int>(f)});
    }
  }
  return Graph(candidates_, meetings_, *cells_, ties);
}

void Search::noteTied(const Group& group, Graph graph) {
  tied_.push_back(std::move(graph));
  for (std::size_t f = 0; f < problem_.flows.size(); ++f) {
    if (tooLarge_[f] == 0 && group.bodies[static_cast<std::size_t>(problem_.flows[f].from)] != 0) loose_[f] = 0;
  }
}

void Search::putTied(Part& part) {
  for (const Graph& graph : tied_) {
    std::erase_if(part.graphs, [&](const Graph& own) {
      return std::ranges::find(graph.bodies(), own.bodies().front()) != graph.bodies().end();
    });
  }
  for (Graph& graph : tied_) part.graphs.push_back(std::move(graph));
  tied_.clear();
}

/// Small graphs of ties for a first plan: only what costs not much more than the bodies by themselves.
void Search::sketch() {
  if (!leaveOut()) return;
  Node& node = open_.back();
  whole_ = node.part;
  while (const auto group = nextGroup()) {
    Graph graph = tied(*group, kNever - 1, kMostArcs, kSketchStates);
    if (graph.complete())
      noteTied(*group, std::move(graph));
    else
      tooLarge_[group->flow] = 1;
  }
  putTied(whole_);
  loose_.assign(problem_.flows.size(), 1);
  tooLarge_.assign(problem_.flows.size(), 0);
  plans_->regroup(whole_);
}

bool Search::leaveOut() {
  Node& node = open_.back();
  if (iterate(node)) {
    // What was left out changes nothing that was found.
    relaxation_->evaluate();
    rootBound_ = std::max(rootBound_, roundedUp(relaxation_->last()));
    // A tie pays for its flows itself: what loose flows cost at least must not be counted beside it.
    tiedBound_ = relaxation_->last() - node.part.looseFlows;
    return true;
  }
  close();
  phase_ = Phase::Branch;
  return false;
}

void Search::tie() {
  Node& node = open_.back();
  const auto group = nextGroup();
  if (!group) {
    putTied(node.part);
    setLooseFlows(node.part);
    plans_->regroup(node.part);
    relaxation_->open(node.part);
    eliminated_.reset();
    if (!leaveOut()) return;
    makeRows(node.part);
    relaxation_->open(node.part);
    node.bestMultiplier = node.part.multiplier;
    phase_ = Phase::Root;
    return;
  }
  std::size_t arcs = 0;
  for (const Graph& graph : tied_) arcs += graph.arcs();
  const Scaled others = tiedBound_ - group->value;
  const std::optional<Cost> limit = most();
  Graph graph = tied(*group, limit ? scaled(*limit) - others : kNever - 1, kMostArcs - arcs, kMostArcs);
  if (!graph.complete()) {
    tooLarge_[group->flow] = 1;
    return;
  }
  std::vector<Scaled> best;
  tiedBound_ = std::min(kNever, others + graph.forward(relaxation_->cellCosts(), best));
  noteTied(*group, std::move(graph));
}

bool Search::step() {
  switch (phase_) {
  case Phase::Done:
    return false;
  case Phase::Sketch:
    if (relaxed_ == 0)
      sketch();
    else if (!plans_->settled())
      improve();
    else if (leaveOut())
      phase_ = Phase::Tie;
    break;
  case Phase::Tie:
    tie();
    break;
  case Phase::Root:
    // The first plan is polished with the ties at once: often it is the best.
    polished_ = polished_ || plans_->settled();
    if (!polished_ || plans_->work() <= relaxed_ / 2)
      improve();
    else
      root();
    break;
  case Phase::Branch:
    if (!open_.empty() && plans_->work() < (isFar() ? relaxed_ * 4 : relaxed_ / 4))
      improve();
    else
      branch();
    break;
  }
  if (cost() && *bound() >= *cost()) phase_ = Phase::Done;
  return phase_ != Phase::Done;
}

bool Search::isFar() const {
  // Where only better plans than a known one are looked for, there mostly are none.
  if (pinned_ && ceiling_) return false;
  return !cost() || (*cost() - *bound()) * kFar > *cost();
}

Status Search::status() const {
  if (impossible_) return Status::Infeasible;
  if (!cost()) return Status::Unknown;
  return *bound() >= *cost() ? Status::Optimal : Status::Feasible;
}

std::optional<Cost> Search::bound() const {
  if (impossible_) return std::nullopt;
  // What is neither open nor stuck cannot be better than the best.
  std::optional<Cost> least = cost();
  if (ceiling_) least = std::min(least.value_or(*ceiling_ + 1), *ceiling_ + 1);
  const auto note = [&](Cost bound) { least = std::min(least.value_or(bound), bound); };
  for (const Node& node : open_) note(roundedUp(node.part.bound));
  if (stuck_) note(*stuck_);
  return std::max(least.value_or(0), rootBound_);
}

std::vector<Meeting> Search::plan() const {
  std::vector<Meeting> meetings;
  if (!cost()) return meetings;
  for (int m = 0; m < meetings_.count(); ++m) {
    const Candidate& chosen =
        candidates_.all[static_cast<std::size_t>(plans_->bestChoice()[static_cast<std::size_t>(m)])];
    meetings.push_back({chosen.body, meetings_.index(m), candidates_.startOf(chosen), chosen.room});
  }
  return meetings;
}

// ------------------------------------------------------------------------------------------------ bounds

bool Search::iterate(Node& node) {
  const Scaled before = node.part.bound;
  const std::size_t arcs = relaxation_->arcs();
  const Scaled bound = relaxation_->evaluate();
  relaxed_ += arcs + 1;
  ++node.iterations;
  if (bound >= kNever) return false;
  if (bound > before || node.iterations == 1) {
    node.bestMultiplier = node.part.multiplier;
    node.stale = 0;
  } else if (++node.stale >= kPatience) {
    node.stale = 0;
    node.sharpness = node.sharpness * 2 / 3;
  }
  const std::optional<Cost> limit = most();
  if (!limit) return true;
  if (roundedUp(node.part.bound) > *limit) return false;
  const bool often = node.iterations % 10 == 0 || eliminated_ != limit;
  if (often && relaxation_->last() >= node.part.bound) {
    eliminated_ = limit;
    if (!relaxation_->eliminate(*limit)) return false;
  }
  return true;
}

std::optional<Cost> Search::most() const {
  if (!cost()) return ceiling_;
  return std::min(*cost() - 1, ceiling_.value_or(*cost()));
}

bool Search::moveOn(Node& node, Scaled target, int most) {
  if (!relaxation_->step(target, node.sharpness)) {
    plans_->offer(relaxation_->choice());
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
  const std::optional<Cost> limit = most();
  return limit ? scaled(*limit + 1) : bound + std::abs(bound) / 16 + scaled(16);
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
  if (cost() && rootBound_ >= *cost()) return;
  if (node.iterations % kRestart == 0) plans_->restart(&*relaxation_);
  if (moveOn(node, target(), node.most)) return;
  node.most = kNodeIterations;
  phase_ = Phase::Branch;
  if (cost() && !relaxation_->eliminate(*cost() - 1)) close();
  if (open_.empty()) return;
  whole_ = open_.back().part;
  if (!cost()) return;
  open_.pop_back();
  raise();
}

void Search::raise() {
  if (ceiling_) rootBound_ = std::max(rootBound_, std::min(stuck_.value_or(*ceiling_ + 1), *ceiling_ + 1));
  // By one where costs are small; where all of them are larger there are not more steps.
  const Cost rise = std::max<Cost>(1, (*cost() - rootBound_) / kRises);
  ceiling_ = std::min(ceiling_ ? *ceiling_ + rise : rootBound_, *cost() - 1);
  Node& node = open_.emplace_back();
  node.part = whole_;
  node.most = kCeilingIterations;
  eliminated_.reset();
  relaxation_->open(open_.back().part);
}

void Search::improve() {
  const Part& part = phase_ == Phase::Root ? open_.back().part : whole_;
  const Relaxation* guide = phase_ == Phase::Sketch ? nullptr : &*relaxation_;
  const std::uint64_t enough = plans_->work() + kStep;
  const bool before = plans_->settled();
  while (plans_->work() < enough && plans_->settled() == before) plans_->step(part, guide);
}

bool Search::relax(std::optional<Cost> cost) {
  if (phase_ == Phase::Sketch) {
    if (leaveOut()) phase_ = Phase::Tie;
    return true;
  }
  if (phase_ == Phase::Tie) {
    tie();
    return true;
  }
  if (phase_ != Phase::Root || open_.empty()) return false;
  Node& node = open_.back();
  if (!iterate(node)) {
    close();
    return false;
  }
  // A bound as high as the plan that is known says all that can be said of that plan's own places.
  const Cost bound = roundedUp(node.part.bound);
  return moveOn(node, cost ? scaled(std::max(*cost, bound)) : target(), cost && bound >= *cost ? 0 : node.most);
}

std::vector<int> Search::choiceOf(const std::vector<Meeting>& plan) const {
  std::vector<int> choice(static_cast<std::size_t>(meetings_.count()), -1);
  for (const Meeting& meeting : plan) {
    const int count = problem_.bodies[static_cast<std::size_t>(meeting.body)].count;
    if (meeting.index < 0 || meeting.index >= count) continue;
    int& chosen = choice[static_cast<std::size_t>(meetings_.number(meeting.body, meeting.index))];
    const std::vector<CandidateDay>& days = candidates_.ofBody[static_cast<std::size_t>(meeting.body)];
    const int date = calendar::fromSeconds(meeting.start).day - problem_.from;
    const auto day = std::ranges::lower_bound(days, date, {}, &CandidateDay::day);
    if (chosen >= 0 || day == days.end() || day->day != date) continue;
    for (int c = day->first; c < day->last; ++c) {
      const Candidate& candidate = candidates_.all[static_cast<std::size_t>(c)];
      if (candidates_.startOf(candidate) == meeting.start && candidate.room == meeting.room) chosen = c;
    }
  }
  return choice;
}

std::vector<Search::Place> Search::placesOf(MeetingRef meeting) const {
  std::vector<Place> places;
  if (impossible_) return places;
  const Window& window =
      open_.back().part.windows[static_cast<std::size_t>(meetings_.number(meeting.body, meeting.index))];
  for (const CandidateDay& day : candidates_.ofBody[static_cast<std::size_t>(meeting.body)]) {
    if (day.day < window.first || day.day > window.last) continue;
    for (int c = day.first; c < day.last; ++c) {
      const Candidate& candidate = candidates_.all[static_cast<std::size_t>(c)];
      places.push_back({c, candidates_.startOf(candidate), candidate.room});
    }
  }
  return places;
}

std::vector<Cost> Search::leastWith(MeetingRef meeting) {
  std::vector<Cost> least(candidates_.all.size(), kNever);
  if (phase_ != Phase::Root || open_.empty() || relaxation_->last() >= kNever) return least;
  const std::vector<Scaled> with = relaxation_->leastWith(meetings_.number(meeting.body, meeting.index));
  for (std::size_t c = 0; c < least.size(); ++c) {
    if (with[c] < kNever) least[c] = roundedUp(with[c]);
  }
  return least;
}

std::vector<Cost> Search::mostWith(MeetingRef meeting, const std::vector<Meeting>& plan) const {
  const std::vector<Cost> none(candidates_.all.size(), kNever);
  // The body's own graph knows nothing of a flow from the body to itself.
  for (const Flow& flow : problem_.flows) {
    if (flow.from == meeting.body && flow.to == meeting.body) return none;
  }
  const Part& part = relaxedRoot_ ? relaxedRoot_->part : open_.back().part;
  const std::vector<int> choice = choiceOf(plan);
  Draft draft(*model_);
  for (int m = 0; m < meetings_.count(); ++m) {
    if (meetings_.body(m) == meeting.body) continue;
    const int candidate = choice[static_cast<std::size_t>(m)];
    if (candidate < 0) return none;
    // A draft knows of gaps between meetings; those to the ends of the period are in the windows.
    const int day = candidates_.all[static_cast<std::size_t>(candidate)].day;
    const Window& window = part.windows[static_cast<std::size_t>(m)];
    if (day < window.first || day > window.last || !draft.place(m, candidate)) return none;
  }
  return draft.completions(Graph(candidates_, meetings_, *cells_, part.windows, meeting.body), part,
                           meetings_.number(meeting.body, meeting.index));
}

void Search::openAt(Node node, MeetingRef meeting, int candidate, bool onlyDay, std::optional<Cost> most) {
  rootBound_ = 0;
  relaxed_ = 0;
  stuck_.reset();
  eliminated_.reset();
  open_.clear();
  plans_.emplace(*model_, seed_);
  ceiling_ = most;
  pinned_ = true;
  node.iterations = node.stale = 0;
  node.most = onlyDay ? kDayIterations : kNodeIterations;
  node.sharpness = kSharpest / 2;
  const int day = candidates_.all[static_cast<std::size_t>(candidate)].day;
  const std::vector<CandidateDay>& days = candidates_.ofBody[static_cast<std::size_t>(meeting.body)];
  const auto there = std::ranges::lower_bound(days, day, {}, &CandidateDay::day);
  // No other meeting of the body is on that day: gaps are at least one.
  for (int c = there->first; c < there->last && !onlyDay; ++c) {
    if (c != candidate) node.part.gone[static_cast<std::size_t>(c)] = 1;
  }
  impossible_ = !narrowTo(node.part, meetings_.number(meeting.body, meeting.index), {day, day});
  phase_ = impossible_ ? Phase::Done : onlyDay ? Phase::Root : Phase::Branch;
  if (impossible_) return;
  open_.push_back(std::move(node));
  relaxation_->open(open_.back().part);
}

void Search::pinDay(MeetingRef meeting, int candidate, std::optional<Cost> most) {
  if (!relaxedRoot_) relaxedRoot_ = open_.back();
  relaxedDay_.reset();
  openAt(*relaxedRoot_, meeting, candidate, true, most);
}

void Search::pin(MeetingRef meeting, int candidate, std::optional<Cost> most, const std::vector<Meeting>& plan) {
  if (!relaxedDay_) relaxedDay_ = open_.back();
  openAt(*relaxedDay_, meeting, candidate, false, most);
  if (impossible_) return;
  whole_ = open_.back().part;
  plans_->regroup(whole_);
  plans_->begin(whole_, choiceOf(plan));
}

// ------------------------------------------------------------------------------------------------ branching

void Search::branch() {
  if (open_.empty()) {
    if (!pinned_ && ceiling_ && cost() && *ceiling_ < *cost() - 1) {
      raise();
      return;
    }
    phase_ = Phase::Done;
    impossible_ = !cost() && !stuck_ && !ceiling_;
    return;
  }
  Node& node = open_.back();
  if (!iterate(node)) {
    close();
    return;
  }
  if (moveOn(node, target(), node.most)) return;
  const std::optional<Cost> limit = most();
  const bool settled = limit && roundedUp(node.part.bound) > *limit;
  if (settled || relaxation_->last() >= kNever || (limit && !relaxation_->eliminate(*limit))) {
    close();
    return;
  }
  if (relaxation_->evaluate() >= kNever) {
    close();
    return;
  }
  if (!merge()) split();
}

bool Search::merge() {
  Node& node = open_.back();
  const std::optional<Cost> limit = most();
  if (!limit || relaxation_->arcs() > node.tooLarge) return false;
  const auto rivals = relaxation_->rivals();
  if (!rivals) return false;
  auto graph = relaxation_->merged(rivals->first, rivals->second, *limit, kMostMerged);
  if (!graph) {
    // What has become much smaller may do.
    node.tooLarge = relaxation_->arcs() / 2;
    relaxed_ += kMostMerged;
    return false;
  }
  relaxed_ += graph->arcs();
  if (graph->empty()) {
    close();
    return true;
  }
  const auto evaluations = static_cast<int>(kMergedWork / (graph->arcs() + 1));
  node.most = std::clamp(evaluations, kMergedIterations / 4, kMergedIterations);
  node.iterations = node.stale = 0;
  node.sharpness = kSharpest;
  node.part.graphs[rivals->first] = std::move(*graph);
  node.part.graphs.erase(node.part.graphs.begin() + static_cast<std::ptrdiff_t>(rivals->second));
  eliminated_.reset();
  relaxation_->open(node.part);
  return true;
}

void Search::split() {
  const Part& part = open_.back().part;
  // The row that is wanted most beyond its limit; else one that costs something and is not used up.
  int row = -1;
  int body = -1;
  int first = -1;
  const auto excess = [&](int r) {
    return relaxation_->usage()[static_cast<std::size_t>(r)] - part.limit[static_cast<std::size_t>(r)];
  };
  for (int r = 0; r < rows_->count(); ++r) {
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
    for (const Use& use : rows_->users[static_cast<std::size_t>(row)]) {
      if (!free(use) || std::ranges::find(choice, use.candidate) == choice.end()) continue;
      const int user = candidates_.all[static_cast<std::size_t>(use.candidate)].body;
      if (use.visit >= 0 && !relaxation_->attends(use.visit, user)) continue;
      body = user;
      break;
    }
  } else {
    for (int r = 0; r < rows_->count() && body < 0; ++r) {
      if (part.multiplier[static_cast<std::size_t>(r)] == 0 || excess(r) >= 0) continue;
      row = r;
      for (const Use& use : rows_->users[static_cast<std::size_t>(r)]) {
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
        const bool wants = std::ranges::any_of(rows_->users[static_cast<std::size_t>(row)],
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
    node.tooLarge = parent.tooLarge;
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
    // Nothing is violated or priced for nothing: what the relaxation chooses is a best plan of the part. Should it be
    // none, what is left is not proven, and is not claimed to be.
    plans_->offer(relaxation_->choice());
    const Cost bound = roundedUp(parent.part.bound);
    if (!cost() || *cost() > bound) stuck_ = std::min(stuck_.value_or(bound), bound);
  }
  for (Node& node : children) open_.push_back(std::move(node));
  if (!open_.empty()) relaxation_->open(open_.back().part);
}

void Search::forbid(Part& part, int row, int body) {
  for (const Use& use : rows_->users[static_cast<std::size_t>(row)]) {
    if (candidates_.all[static_cast<std::size_t>(use.candidate)].body != body) continue;
    if (use.visit < 0)
      part.gone[static_cast<std::size_t>(use.candidate)] = 1;
    else
      part.away[static_cast<std::size_t>(use.visit)] = 1;
  }
}

void Search::prune(Part& part, int row) {
  for (const Use& use : rows_->users[static_cast<std::size_t>(row)]) {
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
