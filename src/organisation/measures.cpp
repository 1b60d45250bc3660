#include "organisation/measures.hpp"

#include <algorithm>
#include <iterator>

#include "organisation/draft.hpp"

namespace slt::organisation {

namespace {

std::size_t at(int position) {
  return static_cast<std::size_t>(position);
}
/// Nobody plans further ahead: meetings further apart are of no one plan.
constexpr int kMaxYears = 3;

bool isUnfinished(const Measure& measure) {
  return measure.status < Status::Reported;
}
/// When it is to be evaluated.
std::optional<Day> dueOf(const Measure& measure) {
  return measure.evaluateBy ? measure.evaluateBy : measure.end;
}

/// Where a measure stands: positions in a body's row of meetings, or -1.
struct Stations {
  /// Whose meetings order it and get its report.
  int home = -1;
  int ordered = -1;
  int report = -1;
  /// The steering body that is told, unless that is its home; and when.
  int steering = -1;
  int told = -1;
  /// Who carries it out.
  int doer = -1;
  int take = -1;
  int evaluate = -1;
};

class Stationing {
public:
  Stationing(const Organisation& organisation, const Year& year) : organisation_(organisation), year_(year) {
    rows_.resize(year.bodies.size());
    for (std::size_t i = 0; i < year.meetings.size(); ++i) {
      // Most come in order already.
      std::vector<int>& row = rows_[at(year.meetings[i].body)];
      row.push_back(static_cast<int>(i));
      for (std::size_t k = row.size() - 1; k > 0; --k) {
        if (year.meetings[at(row[k - 1])].start <= year.meetings[at(row[k])].start) break;
        std::swap(row[k - 1], row[k]);
      }
    }
  }

  /// The meetings of a body, in order of time.
  const std::vector<int>& row(int body) const { return rows_[at(body)]; }
  bool meets(int body) const { return body >= 0 && !row(body).empty(); }
  calendar::WallTime startOf(int body, int position) const { return year_.meetings[at(row(body)[at(position)])].start; }
  Day dayOf(int body, int position) const { return startOf(body, position).day; }

  Stations of(const Measure& measure) const {
    Stations stations;
    const int home = stations.home = homeOf(measure);
    stations.doer = meets(measure.body) ? measure.body : home;
    const std::optional<Day> due = dueOf(measure);
    if (home >= 0) {
      if (measure.orderedBy == home) stations.ordered = positionOf(home, measure.orderedAt);
      if (due) stations.report = first(home, stations.ordered + 1, [&](auto time) { return time.day >= *due; });
      stations.steering = steeringOf(home);
      if (stations.report >= 0 && stations.steering >= 0) {
        const calendar::WallTime reported = startOf(home, stations.report);
        stations.told = first(stations.steering, 0, [&](auto time) { return time > reported; });
      }
    }
    if (stations.doer >= 0) place(measure, due, stations);
    return stations;
  }

private:
  template<class Fits> int first(int body, int from, Fits fits) const {
    const int size = static_cast<int>(row(body).size());
    for (int i = from; i < size; ++i) {
      if (fits(startOf(body, i))) return i;
    }
    return -1;
  }
  int positionOf(int body, int index) const {
    const std::vector<int>& all = row(body);
    const auto found = std::ranges::find_if(all, [&](int i) { return year_.meetings[at(i)].index == index; });
    return found == all.end() ? -1 : static_cast<int>(found - all.begin());
  }

  /// The meetings of who carries it out.
  void place(const Measure& measure, std::optional<Day> due, Stations& stations) const {
    const int doer = stations.doer;
    int from = 0;
    if (stations.ordered >= 0) {
      const calendar::WallTime ordered = startOf(stations.home, stations.ordered);
      from = first(doer, 0, [&](auto time) { return time > ordered; });
    }
    if (from < 0) return;
    const bool told = stations.ordered >= 0 || measure.status == Status::Ordered;
    if (doer != stations.home && told) stations.take = from;
    if (!due) return;
    // The last one before it is due; where there is none, as soon as there is one.
    stations.evaluate = from;
    const int size = static_cast<int>(row(doer).size());
    for (int i = from + 1; i < size && dayOf(doer, i) <= *due; ++i) stations.evaluate = i;
  }

  /// One that meets, where there is one.
  int firstOf(Level level) const {
    int found = -1;
    for (int i = static_cast<int>(organisation_.bodies.size()) - 1; i >= 0; --i) {
      if (organisation_.bodies[at(i)].level == level && (found < 0 || meets(i) || !meets(found))) found = i;
    }
    return found;
  }
  const Body* known(int body) const {
    return body >= 0 && at(body) < organisation_.bodies.size() ? &organisation_.bodies[at(body)] : nullptr;
  }
  /// Who ordered it; else who should: whom its body reports to, or the coordinating one.
  int homeOf(const Measure& measure) const {
    if (meets(measure.orderedBy)) return measure.orderedBy;
    if (const Body* body = known(measure.body)) {
      if (body->level != Level::Executing && meets(measure.body)) return measure.body;
      if (meets(body->reportsTo)) return body->reportsTo;
    }
    const int coordinating = firstOf(Level::Coordinating);
    return meets(coordinating) ? coordinating : -1;
  }
  int steeringOf(int home) const {
    const Body* body = known(home);
    if (body != nullptr && body->level == Level::Steering) return -1;
    if (body != nullptr && body->reportsTo >= 0 && known(body->reportsTo)->level == Level::Steering)
      return body->reportsTo;
    return firstOf(Level::Steering);
  }

  const Organisation& organisation_;
  const Year& year_;
  std::vector<std::vector<int>> rows_;
};

/// A rule that many are asked: what does not hold is told of each, what holds of all is told once.
struct Rule {
  std::string_view id;
  Severity severity;
  std::string_view met;
  /// What it is about, where several rules share their words.
  std::string_view what;
};
class Asking {
public:
  Asking(std::vector<Finding>& findings, const Rule& rule)
      : findings_(findings), rule_(rule), before_(findings.size()) {}
  ~Asking() {
    if (findings_.size() == before_) tell(held_ ? State::Met : State::Irrelevant, held_ ? rule_.met : "slt.irrelevant");
  }
  Asking(const Asking&) = delete;
  Asking& operator=(const Asking&) = delete;

  void holds() { held_ = true; }
  Finding& tell(State state, std::string_view code) {
    return add(findings_, rule_.id, rule_.severity, state, code).text("what", rule_.what);
  }

private:
  std::vector<Finding>& findings_;
  const Rule& rule_;
  std::size_t before_;
  bool held_ = false;
};

class ReviewingYear {
public:
  ReviewingYear(const Organisation& organisation, const Year& year)
      : organisation_(organisation), year_(year), stationing_(organisation, year) {}

  std::vector<Finding> review(const std::vector<Measure>& measures, std::optional<Period> period) {
    count(period);
    flows();
    reports();
    for (std::size_t i = 0; i < measures.size(); ++i) stations_.push_back(stationing_.of(measures[i]));
    reachesHome(measures);
    reachesTop(measures);
    return std::move(findings_);
  }

private:
  std::string_view idOf(int body) const { return year_.bodies[at(body)]; }

  void count(std::optional<Period> period) {
    static constexpr Rule kRule{"slt/year/count", Severity::Should, "yearCount.met", ""};
    Asking asking(findings_, kRule);
    if (!period) period = periodOf(year_);
    if (!period) return;
    const Draft draft = drawUp(organisation_, period->from, period->to);
    for (std::size_t i = 0; i < organisation_.bodies.size(); ++i) {
      const auto inside = [&](int meeting) {
        const Day day = year_.meetings[at(meeting)].start.day;
        return period->from <= day && day <= period->to;
      };
      const auto count = std::ranges::count_if(stationing_.row(static_cast<int>(i)), inside);
      if (count >= draft.shares[i].count) {
        asking.holds();
        continue;
      }
      Finding& finding = asking.tell(State::Broken, "yearCount.tooFew");
      finding.text("body", organisation_.bodies[i].id).number("count", count);
      finding.number("required", draft.shares[i].count).day("from", period->from).day("to", period->to);
      finding.fact("bodies", static_cast<int>(i), "cadence");
    }
  }

  /// Each meeting of `to` within the flow's days of one of `from` before it; with `next`, each of `from` of one of `to`
  /// after it. Of what would lie outside the year nothing is known.
  void flows() {
    static constexpr Rule kRule{"slt/year/order", Severity::Should, "yearOrder.met", ""};
    Asking asking(findings_, kRule);
    for (std::size_t i = 0; i < organisation_.flows.size(); ++i) {
      const Flow& flow = organisation_.flows[i];
      const std::vector<int>& each = stationing_.row(flow.next ? flow.from : flow.to);
      const std::vector<int>& others = stationing_.row(flow.next ? flow.to : flow.from);
      if (others.empty()) continue;
      for (const int meeting : each) {
        const Meeting& one = year_.meetings[at(meeting)];
        const Day edge = year_.meetings[at(flow.next ? others.back() : others.front())].start.day;
        const bool known = flow.next ? one.start.day + flow.minDays <= edge : one.start.day - flow.minDays >= edge;
        // A row is in order of time: the first that is late enough is the one to look at.
        const Day earliest = flow.next ? one.start.day + flow.minDays : one.start.day - flow.maxDays;
        const Day latest = flow.next ? one.start.day + flow.maxDays : one.start.day - flow.minDays;
        const auto dayOf = [&](int other) { return year_.meetings[at(other)].start.day; };
        const auto there = std::ranges::lower_bound(others, earliest, {}, dayOf);
        if (!known || (there != others.end() && dayOf(*there) <= latest)) {
          asking.holds();
          continue;
        }
        Finding& finding = asking.tell(State::Broken, flow.next ? "yearOrder.noNext" : "yearOrder.noneBefore");
        finding.text("from", idOf(flow.from)).text("to", idOf(flow.to)).day("date", one.start.day);
        finding.number("min", flow.minDays).number("max", flow.maxDays);
        finding.fact("flows", static_cast<int>(i), "");
        finding.fact("meetings", meeting, "start");
      }
    }
  }

  /// Between two meetings of a body at least one of each that reports to it, where that meets as often.
  void reports() {
    static constexpr Rule kRule{"slt/year/reports", Severity::Should, "yearReports.met", ""};
    Asking asking(findings_, kRule);
    for (std::size_t i = 0; i < organisation_.bodies.size(); ++i) {
      const int above = organisation_.bodies[i].reportsTo;
      if (above < 0) continue;
      const std::vector<int>& theirs = stationing_.row(static_cast<int>(i));
      const std::vector<int>& row = stationing_.row(above);
      if (theirs.size() + 1 < row.size()) continue;
      for (std::size_t k = 1; k < row.size(); ++k) {
        const calendar::WallTime since = year_.meetings[at(row[k - 1])].start;
        const calendar::WallTime until = year_.meetings[at(row[k])].start;
        const auto between = [&](int meeting) {
          const calendar::WallTime start = year_.meetings[at(meeting)].start;
          return since < start && start < until;
        };
        if (std::ranges::any_of(theirs, between)) {
          asking.holds();
          continue;
        }
        Finding& finding = asking.tell(State::Broken, "yearReports.none");
        finding.text("from", organisation_.bodies[i].id).text("to", idOf(above));
        finding.day("since", since.day).day("date", until.day).fact("meetings", row[k], "start");
      }
    }
  }

  /// Every unfinished measure has a meeting to come to after it is due.
  void reachesHome(const std::vector<Measure>& measures) {
    static constexpr Rule kRule{"slt/year/report", Severity::Must, "yearReport.met", ""};
    Asking asking(findings_, kRule);
    for (std::size_t i = 0; i < measures.size(); ++i) {
      const Measure& measure = measures[i];
      const Stations& stations = stations_[i];
      if (!isUnfinished(measure)) continue;
      const std::optional<Day> due = dueOf(measure);
      if (stations.home >= 0 && (!due || stations.report >= 0)) {
        asking.holds();
        continue;
      }
      Finding& finding = asking.tell(State::Broken, "yearReport.noMeeting");
      finding.text("measure", measure.id).text("title", measure.title);
      if (stations.home >= 0) finding.text("body", idOf(stations.home));
      if (due) finding.day("date", *due);
      if (due) finding.fact("measures", static_cast<int>(i), measure.evaluateBy ? "evaluateBy" : "end");
    }
  }

  /// From there every report comes before the steering body.
  void reachesTop(const std::vector<Measure>& measures) {
    static constexpr Rule kRule{"slt/year/top", Severity::Should, "yearTop.met", ""};
    Asking asking(findings_, kRule);
    for (std::size_t i = 0; i < measures.size(); ++i) {
      const Stations& stations = stations_[i];
      const bool awaited = measures[i].status != Status::Stopped && stations.report >= 0 && stations.steering >= 0;
      if (!awaited) continue;
      if (stations.told >= 0) {
        asking.holds();
        continue;
      }
      Finding& finding = asking.tell(State::Broken, "yearTop.noMeeting");
      finding.text("measure", measures[i].id).text("title", measures[i].title).text("body", idOf(stations.steering));
      finding.day("date", stationing_.dayOf(stations.home, stations.report));
      finding.fact("measures", static_cast<int>(i), "");
    }
  }

  const Organisation& organisation_;
  const Year& year_;
  Stationing stationing_;
  std::vector<Stations> stations_;
  std::vector<Finding> findings_;
};

// ---------------------------------------------------------------- measures by themselves

enum Ask : std::uint8_t {
  Evaluated,
  Reported,
  Started,
  OrderBody,
  OrderOwner,
  OrderDate,
  OrderMeeting,
  Orphaned,
  GivenLevel,
  GivenFocus,
  Asks
};
constexpr Rule kAsked[] = {
    {"slt/measure/evaluated", Severity::Must, "evaluated.met", ""},
    {"slt/measure/reported", Severity::Must, "reported.met", ""},
    {"slt/measure/started", Severity::Should, "started.met", ""},
    {"slt/order/body", Severity::Must, "order.met", "body"},
    {"slt/order/owner", Severity::Must, "order.met", "owner"},
    {"slt/order/date", Severity::Must, "order.met", "evaluateBy"},
    {"slt/order/meeting", Severity::Must, "order.met", "orderedBy"},
    {"slt/measure/orphaned", Severity::Should, "orphaned.met", ""},
    {"slt/measure/level", Severity::Should, "given.met", "prevention"},
    {"slt/measure/focus", Severity::Should, "given.met", "focus"},
};
static_assert(std::size(kAsked) == Asks);

class ReviewingMeasures {
public:
  ReviewingMeasures(const std::vector<Measure>& measures, const Year& year, Day asOf)
      : measures_(measures), year_(year), asOf_(asOf), stationing_(organisation_, year) {}

  std::vector<Finding> review() {
    std::vector<Finding> findings;
    for (const Measure& measure : measures_) stations_.push_back(stationing_.of(measure));
    for (int ask = 0; ask < Asks; ++ask) {
      Asking asking(findings, kAsked[ask]);
      for (std::size_t i = 0; i < measures_.size(); ++i) put(static_cast<Ask>(ask), i, asking);
    }
    balance(findings);
    return findings;
  }

private:
  struct Answer {
    State state;
    std::string_view code;
    std::string_view field;
    std::optional<Day> date;
    int body = -1;
  };

  void put(Ask ask, std::size_t i, Asking& asking) const {
    const Measure& measure = measures_[i];
    const Answer answer = measure.status == Status::Stopped ? irrelevant() : answerTo(ask, measure, stations_[i]);
    if (answer.state == State::Met) asking.holds();
    if (answer.state == State::Met || answer.state == State::Irrelevant) return;
    Finding& finding = asking.tell(answer.state, answer.code);
    finding.text("measure", measure.id).text("title", measure.title);
    if (answer.body >= 0) finding.text("body", year_.bodies[at(answer.body)]);
    if (answer.date) {
      finding.day("date", *answer.date);
      const Day days = asOf_ - *answer.date;
      finding.number("days", days < 0 ? -days : days);
    }
    if (answer.state == State::Missing)
      finding.missing("measures", static_cast<int>(i), answer.field);
    else
      finding.fact("measures", static_cast<int>(i), answer.field);
  }

  static Answer irrelevant() { return {State::Irrelevant, "", "", {}}; }
  static Answer met() { return {State::Met, "", "", {}}; }

  /// What an order must hold: until it is ordered, it can still be filled in.
  static Answer held(const Measure& measure, bool there, std::string_view field) {
    if (there) return met();
    if (measure.status == Status::Proposed) return {State::Missing, "order.missing", field, {}};
    return {State::Broken, "order.lacking", field, {}};
  }

  Answer answerTo(Ask ask, const Measure& measure, const Stations& stations) const {
    const bool proposed = measure.status == Status::Proposed;
    const bool evaluated = measure.status == Status::Evaluated || measure.status == Status::Reported;
    const std::optional<Day> due = dueOf(measure);
    switch (ask) {
    case Evaluated:
      if (evaluated) {
        if (measure.evaluation) return met();
        return {State::Broken, "evaluated.empty", "evaluation", {}};
      }
      if (proposed || !due) return irrelevant();
      if (asOf_ > *due) return {State::Broken, "evaluated.overdue", measure.evaluateBy ? "evaluateBy" : "end", due};
      return {State::Missing, "evaluated.ahead", "evaluation", due};
    case Reported:
      return reported(measure, stations, due);
    case Started:
      if (!measure.start || measure.status > Status::Ordered) return measure.start ? met() : irrelevant();
      if (asOf_ <= *measure.start) return met();
      return {State::Broken, proposed ? "started.notOrdered" : "started.late", "start", measure.start};
    case OrderBody:
      return held(measure, measure.body >= 0, "body");
    case OrderOwner:
      return held(measure, !measure.owner.empty(), "owner");
    case OrderDate:
      return held(measure, due.has_value(), "evaluateBy");
    case OrderMeeting:
      return held(measure, measure.orderedBy >= 0, "orderedBy");
    case Orphaned:
      if (year_.meetings.empty() || !isUnfinished(measure)) return irrelevant();
      for (const int body : {measure.body, measure.orderedBy}) {
        if (body >= 0 && !stationing_.meets(body))
          return {State::Broken, "orphaned.noMeetings", body == measure.body ? "body" : "orderedBy", {}, body};
      }
      return measure.body < 0 && measure.orderedBy < 0 ? irrelevant() : met();
    case GivenLevel:
      if (measure.prevention) return met();
      return {State::Missing, "given.missing", "prevention", {}};
    default:
      if (measure.focus) return met();
      return {State::Missing, "given.missing", "focus", {}};
    }
  }

  /// To the body that ordered it, at its next meeting after it is due.
  Answer reported(const Measure& measure, const Stations& stations, std::optional<Day> due) const {
    if (measure.status == Status::Reported) return met();
    const bool awaited = measure.status == Status::Evaluated || (due && asOf_ > *due);
    if (measure.status == Status::Proposed || !due || stations.home < 0) return irrelevant();
    if (stations.report < 0) return {State::Broken, "reported.noMeeting", "orderedBy", due, stations.home};
    if (!awaited) return irrelevant();
    const Day date = stationing_.dayOf(stations.home, stations.report);
    if (asOf_ > date) return {State::Broken, "reported.overdue", "status", date, stations.home};
    return {State::Missing, "reported.ahead", "status", date, stations.home};
  }

  void balance(std::vector<Finding>& findings) const {
    int counts[4] = {};
    for (const Measure& measure : measures_) {
      if (measure.status != Status::Stopped) ++counts[measure.prevention ? static_cast<int>(*measure.prevention) : 3];
    }
    const bool none = measures_.empty();
    Finding& finding = add(findings, "slt/measure/balance", Severity::Info, none ? State::Irrelevant : State::Judgement,
                           none ? "slt.irrelevant" : "balance.counts");
    if (none) return;
    finding.number("universal", counts[0]).number("selective", counts[1]).number("indicated", counts[2]);
    finding.number("unknown", counts[3]);
  }

  const std::vector<Measure>& measures_;
  const Year& year_;
  Day asOf_;
  /// Who reports to whom is not known here: reports to the top are reviewed with the year.
  Organisation organisation_;
  Stationing stationing_;
  std::vector<Stations> stations_;
};

// ---------------------------------------------------------------- agendas

/// The items of one code that a measure has.
void putItems(ItemCode code, int number, const Measure& measure, const Stations& stations, const Stationing& stationing,
              std::vector<std::vector<Item>>& all) {
  const int home = stations.home;
  if (home < 0) return;
  const auto put = [&](int body, int position) {
    if (body >= 0 && position >= 0) all[at(stationing.row(body)[at(position)])].push_back({code, number});
  };
  const int size = static_cast<int>(stationing.row(home).size());
  const bool proposed = measure.status == Status::Proposed;
  const bool unordered = proposed && stations.ordered < 0;
  const bool open = measure.status == Status::Ordered || measure.status == Status::Running;
  if (code == ItemCode::Order) {
    // Proposed for no meeting: it waits at every one until it is ordered.
    if (!unordered) return put(home, stations.ordered);
    for (int k = 0; k < size; ++k) put(home, k);
  }
  if (unordered || measure.status == Status::Stopped) return;
  if (code == ItemCode::Evaluate && open) put(stations.doer, stations.evaluate);
  if (code == ItemCode::Take && !proposed) put(stations.doer, stations.take);
  if (code == ItemCode::Report && !proposed) {
    put(home, stations.report);
    put(stations.steering, stations.told);
  }
  if (code != ItemCode::FollowUp || !isUnfinished(measure)) return;
  // Asked after at the next meeting, and at all from the one it should have been done by until it is.
  const bool waits = proposed || !dueOf(measure);
  for (int k = stations.ordered + 1; k < size; ++k) {
    const bool asked = k == stations.report || (open && stations.doer == home && k == stations.evaluate);
    if (asked && !proposed) continue;
    const bool late = waits || (stations.report >= 0 && k > stations.report);
    if (late || (stations.ordered >= 0 && k == stations.ordered + 1)) put(home, k);
  }
}

} // namespace

std::optional<Period> periodOf(const Year& year) {
  if (year.meetings.empty()) return std::nullopt;
  Day first = calendar::kMaxDay;
  Day last = calendar::kMinDay;
  for (const Meeting& meeting : year.meetings) {
    first = std::min(first, meeting.start.day);
    last = std::max(last, meeting.start.day);
  }
  if (last - first > kMaxYears * 365) return std::nullopt;
  const calendar::Civil from = calendar::toCivil(first);
  const calendar::Civil to = calendar::toCivil(last);
  if (from.year == to.year)
    return Period{calendar::fromCivil({from.year, 1, 1}), calendar::fromCivil({to.year, 12, 31})};
  if (from.year + 1 == to.year && from.month > 7 && to.month < 8)
    return Period{calendar::fromCivil({from.year, 8, 1}), calendar::fromCivil({to.year, 7, 31})};
  return Period{calendar::fromCivil({from.year, from.month, 1}),
                calendar::fromCivil({to.year, to.month, calendar::daysInMonth(to.year, to.month)})};
}

std::vector<Finding> reviewYear(const Organisation& organisation, const std::vector<Measure>& measures,
                                const Year& year, std::optional<Period> period) {
  return ReviewingYear(organisation, year).review(measures, period);
}

std::vector<Finding> reviewMeasures(const std::vector<Measure>& measures, const Year& year, Day asOf) {
  return ReviewingMeasures(measures, year, asOf).review();
}

std::vector<std::vector<Item>> agendas(const Organisation& organisation, const std::vector<Measure>& measures,
                                       const Year& year) {
  const Stationing stationing(organisation, year);
  std::vector<std::vector<Item>> all(year.meetings.size());
  std::vector<Stations> stations;
  for (const Measure& measure : measures) stations.push_back(stationing.of(measure));
  // One code after the other: so they stand in the order of a meeting, and of each the measures in theirs.
  for (int code = 0; code <= static_cast<int>(ItemCode::Other); ++code) {
    for (std::size_t i = 0; i < measures.size(); ++i)
      putItems(static_cast<ItemCode>(code), static_cast<int>(i), measures[i], stations[i], stationing, all);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::size_t body = at(year.meetings[i].body);
      int count = code == static_cast<int>(ItemCode::Minutes) || code == static_cast<int>(ItemCode::Other) ? 1 : 0;
      if (code == static_cast<int>(ItemCode::Standing) && body < organisation.bodies.size())
        count = static_cast<int>(organisation.bodies[body].agenda.size());
      for (int k = 0; k < count; ++k)
        all[i].push_back({static_cast<ItemCode>(code), code == static_cast<int>(ItemCode::Standing) ? k : -1});
    }
  }
  return all;
}

} // namespace slt::organisation
