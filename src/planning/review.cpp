#include "planning/review.hpp"

#include <algorithm>

#include "planning/days.hpp"
#include "planning/order.hpp"

namespace slt::planning {

namespace {

constexpr std::size_t at(int position) {
  return static_cast<std::size_t>(position);
}
Day dayOf(Second time) {
  return calendar::fromSeconds(time).day;
}

/// The first of them that touches [from, to), or null.
const Busy* touching(const std::vector<Busy>& ranges, Second from, Second to) {
  const auto found = std::ranges::upper_bound(ranges, from, {}, &Busy::to);
  return found != ranges.end() && found->from < to ? &*found : nullptr;
}

Day lastDay(std::span<const Meeting> meetings) {
  Day last = calendar::kMinDay;
  for (const Meeting& meeting : meetings) last = std::max(last, dayOf(meeting.start));
  return last;
}

enum class Presence : std::uint8_t { There, Busy, DoubleBooked };

class Reviewing {
public:
  Reviewing(const Problem& problem, std::span<const Meeting> meetings)
      : problem_(problem), meetings_(meetings), days_(problem, lastDay(meetings)) {
    people_.reserve(problem.people.size());
    for (const Person& person : problem.people) people_.push_back(inOrder(person.busy));
    rooms_.reserve(problem.rooms.size());
    for (const Room& room : problem.rooms) rooms_.push_back(inOrder(room.busy));
    for (std::size_t m = 0; m < meetings.size(); ++m) {
      const Meeting& meeting = meetings[m];
      // By name where they start together, so that the order of the plan decides nothing.
      inOrder_.push_back({meeting.start, meeting.body, meeting.index, static_cast<int>(m)});
    }
    sort(inOrder_);
    findCounted();
    findBusy();
    findDoubleBooked();
  }

  Review take() {
    checkCounts();
    for (std::size_t m = 0; m < meetings_.size(); ++m) {
      priceMeeting(m);
      checkMeeting(m);
    }
    for (std::size_t b = 0; b < problem_.bodies.size(); ++b) reviewSpacing(static_cast<int>(b));
    for (std::size_t f = 0; f < problem_.flows.size(); ++f) reviewFlow(static_cast<int>(f));
    for (const Meeting& before : problem_.previous) {
      const Meeting* now = counted(before.body, before.index);
      if (now != nullptr && now->start != before.start) price(CostKind::Move, *now, problem_.weights.move);
    }
    checkRoomClashes();
    tellPersonClashes();
    for (const Key& day : fullDays_) tellFullDay(day);
    for (std::size_t l = 0; l < problem_.locked.size(); ++l) checkLock(static_cast<int>(l));
    tellAbsent();
    return std::move(review_);
  }

private:
  const Body& bodyOf(const Meeting& meeting) const { return problem_.bodies[at(meeting.body)]; }
  Second endOf(const Meeting& meeting) const { return meeting.start + Second{bodyOf(meeting).minutes} * 60; }
  /// The member who sits there.
  const Member& memberAt(int seat) const {
    const int meeting = meetingOf_[at(seat)];
    return bodyOf(meetings_[at(meeting)]).members[at(seat - firstSeat_[at(meeting)])];
  }
  const Meeting& meetingAt(int seat) const { return meetings_[at(meetingOf_[at(seat)])]; }

  /// The meeting of that name, or null when it is missing. Of one that stands more than once the first counts.
  const Meeting* counted(int body, int index) const {
    if (index < 0 || index >= problem_.bodies[at(body)].count) return nullptr;
    const int position = counted_[at(firstIndex_[at(body)] + index)];
    return position < 0 ? nullptr : &meetings_[at(position)];
  }

  void price(CostKind kind, const Meeting& meeting, Cost cost, int person = -1) {
    if (cost == 0) return;
    review_.costs.push_back({kind, {meeting.body, meeting.index}, person, cost});
    review_.cost += cost;
  }

  bool full() const { return review_.broken.size() >= kMaxBreaches; }
  /// Opens a breach; what is told next is told of it. When the list is full it is told to nobody.
  void broken(DemandCode code, Place place) {
    breach_ = full() ? &untold_ : &review_.broken.emplace_back();
    breach_->demand.code = code;
    breach_->demand.place = place;
  }
  /// One about a meeting of its body, which is told.
  void broken(DemandCode code, Place place, const Meeting& meeting) {
    broken(code, place);
    with(meeting);
    text("body", bodyOf(meeting).id);
  }
  void with(const Meeting& meeting) {
    if (breach_ != &untold_) breach_->meetings.push_back({meeting.body, meeting.index});
  }
  // Each is the value of a key in the table of json/plan.hpp.
  void tell(Param param) {
    if (breach_ != &untold_) breach_->demand.params.push_back(std::move(param));
  }
  void number(std::string_view key, std::int64_t value) { tell({key, value}); }
  void text(std::string_view key, const std::string& value) { tell({key, value}); }
  void time(std::string_view key, Second value) { tell({key, calendar::fromSeconds(value)}); }
  void date(std::string_view key, Day value) { tell({key, calendar::toCivil(value)}); }
  void busy(const Busy& range) {
    time("busyFrom", range.from);
    time("busyTo", range.to);
  }

  void findCounted() {
    int first = 0;
    for (const Body& body : problem_.bodies) {
      firstIndex_.push_back(first);
      first += body.count;
    }
    counted_.resize(at(first), -1);
    times_.resize(at(first), 0);
    for (std::size_t m = 0; m < meetings_.size(); ++m) {
      const Meeting& meeting = meetings_[m];
      if (meeting.index < 0 || meeting.index >= bodyOf(meeting).count) continue;
      const std::size_t position = at(firstIndex_[at(meeting.body)] + meeting.index);
      if (times_[position]++ == 0) counted_[position] = static_cast<int>(m);
    }
  }

  void findBusy() {
    for (std::size_t m = 0; m < meetings_.size(); ++m) {
      const Meeting& meeting = meetings_[m];
      firstSeat_.push_back(static_cast<int>(presence_.size()));
      for (const Member& member : bodyOf(meeting).members) {
        const bool isBusy = touching(people_[at(member.person)], meeting.start, endOf(meeting)) != nullptr;
        presence_.push_back(isBusy ? Presence::Busy : Presence::There);
        meetingOf_.push_back(static_cast<int>(m));
      }
    }
    firstSeat_.push_back(static_cast<int>(presence_.size()));
  }

  /// Rules 5 and 6: each person's days, one by one. An optional member who is busy takes no part; a required one who is
  /// busy does, since the page excepts only optional ones.
  void findDoubleBooked() {
    // Seats by person, each person's in the order of time.
    std::vector<int> ends(problem_.people.size(), 0);
    const auto takesPart = [&](int seat) {
      const Member& member = memberAt(seat);
      return !problem_.people[at(member.person)].everywhere &&
             (member.required || presence_[at(seat)] != Presence::Busy);
    };
    for (int seat = 0; seat < firstSeat_.back(); ++seat) {
      if (takesPart(seat)) ++ends[at(memberAt(seat).person)];
    }
    int sum = 0;
    for (int& end : ends) {
      const int count = end;
      end = sum;
      sum += count;
    }
    seats_.resize(at(sum), 0);
    for (const Key& key : inOrder_) {
      for (int seat = firstSeat_[at(key.position)]; seat < firstSeat_[at(key.position) + 1]; ++seat) {
        if (takesPart(seat)) seats_[at(ends[at(memberAt(seat).person)]++)] = seat;
      }
    }
    for (int first = 0, next = 0; first < sum; first = next) {
      const int person = memberAt(seats_[at(first)]).person;
      const Day day = dayOf(meetingAt(seats_[at(first)]).start);
      while (next < ends[at(person)] && dayOf(meetingAt(seats_[at(next)]).start) == day) ++next;
      findDoubleBookedOn(person, first, next);
    }
    sort(clashes_);
  }

  /// A person's day: the seats from `first` to before `next`.
  void findDoubleBookedOn(int p, int first, int next) {
    const Person& person = problem_.people[at(p)];
    if (next - first == 1 && !person.maxPerDay) return;
    std::vector<Appointment> day;
    int required = 0;
    for (int i = first; i < next; ++i) {
      const Member& member = memberAt(seats_[at(i)]);
      const Meeting& meeting = meetingAt(seats_[at(i)]);
      const Second until = endOf(meeting) + Second{person.travelMinutes} * 60;
      day.push_back({meeting.start, until, member.required, problem_.weights.absence * member.weight});
      if (!member.required) continue;
      ++required;
      // Each pair may clash for several people; what is told is one for the pair (tellPersonClashes).
      for (int j = first; j < i && clashes_.size() < 10 * kMaxBreaches; ++j) {
        const Appointment& before = day[at(j - first)];
        if (before.required && before.until > meeting.start) {
          clashes_.push_back({meetingOf_[at(seats_[at(j)])], meetingOf_[at(seats_[at(i)])], p});
        }
      }
    }
    for (const int missed : attend(day, person.maxPerDay).missed) {
      presence_[at(seats_[at(first + missed)])] = Presence::DoubleBooked;
    }
    if (person.maxPerDay && required > *person.maxPerDay) fullDays_.push_back({p, first, next, required});
  }

  void checkCounts() {
    for (std::size_t b = 0; b < problem_.bodies.size(); ++b) {
      for (int index = 0; index < problem_.bodies[b].count; ++index) {
        const int times = times_[at(firstIndex_[b] + index)];
        if (times != 1) wrongCount(static_cast<int>(b), index, times);
      }
    }
    std::vector<Key> surplus;
    for (const Meeting& meeting : meetings_) {
      if (meeting.index < 0 || meeting.index >= bodyOf(meeting).count) surplus.push_back({meeting.body, meeting.index});
    }
    sort(surplus);
    int times = 0;
    for (std::size_t i = 0; i < surplus.size(); ++i) {
      ++times;
      if (i + 1 < surplus.size() && !(surplus[i] < surplus[i + 1])) continue;
      wrongCount(static_cast<int>(surplus[i].first), static_cast<int>(surplus[i].second), times);
      times = 0;
    }
  }
  void wrongCount(int b, int index, int times) {
    const Body& ofBody = problem_.bodies[at(b)];
    broken(DemandCode::Count, {Place::Part::BodyCount, b}, {b, index, 0});
    number("count", ofBody.count);
    number("index", std::int64_t{index} + 1);
    number("times", times);
  }

  /// The slot that a meeting has, the cheaper of two equal ones, or null.
  const Slot* slotOf(const Meeting& meeting) const {
    const calendar::WallTime start = calendar::fromSeconds(meeting.start);
    const int weekday = calendar::isoWeekday(start.day);
    const Slot* found = nullptr;
    for (const Slot& slot : bodyOf(meeting).slots) {
      if (slot.weekday != weekday || slot.start * 60 != start.secondOfDay) continue;
      if (found == nullptr || slot.cost < found->cost) found = &slot;
    }
    return found;
  }

  /// What a meeting costs by itself.
  void priceMeeting(std::size_t m) {
    const Meeting& meeting = meetings_[m];
    const Day day = dayOf(meeting.start);
    if (const Slot* slot = slotOf(meeting)) price(CostKind::Slot, meeting, slot->cost);
    price(CostKind::Avoid, meeting, days_.avoid(day));
    price(CostKind::Squeezed, meeting, days_.squeezed(day));
    for (int seat = firstSeat_[m]; seat < firstSeat_[m + 1]; ++seat) {
      const Member& member = memberAt(seat);
      if (member.required || presence_[at(seat)] == Presence::There) continue;
      price(presence_[at(seat)] == Presence::Busy ? CostKind::Absence : CostKind::DoubleBooked, meeting,
            problem_.weights.absence * member.weight, member.person);
    }
  }

  /// Is it where a meeting of its body can be? Period, day, slot, room and members.
  void checkMeeting(std::size_t m) {
    const Meeting& meeting = meetings_[m];
    const Body& ofBody = bodyOf(meeting);
    const calendar::WallTime start = calendar::fromSeconds(meeting.start);
    if (start.day < problem_.from || start.day > problem_.to) {
      broken(DemandCode::Period, {Place::Part::Period}, meeting);
      date("from", problem_.from);
      date("to", problem_.to);
      date("date", start.day);
    }
    if (!isOpen(problem_, ofBody.clock, start.day)) {
      broken(DemandCode::ClosedDay, {Place::Part::Calendar}, meeting);
      text("clock", ofBody.clock == Clock::Office ? "office" : "school");
      date("date", start.day);
    }
    if (slotOf(meeting) == nullptr || start.secondOfDay + ofBody.minutes * 60 > calendar::kSecondsPerDay) {
      broken(DemandCode::Slot, {Place::Part::BodySlots, meeting.body}, meeting);
      time("start", meeting.start);
      number("minutes", ofBody.minutes);
    }
    checkRoom(meeting);
    int free = 0;
    for (int seat = firstSeat_[m]; seat < firstSeat_[m + 1]; ++seat) {
      const Member& member = memberAt(seat);
      if (presence_[at(seat)] != Presence::Busy) {
        ++free;
      } else if (member.required) {
        broken(DemandCode::Required, {Place::Part::BodyMember, meeting.body, seat - firstSeat_[m]}, meeting);
        text("person", problem_.people[at(member.person)].id);
        busy(*touching(people_[at(member.person)], meeting.start, endOf(meeting)));
      }
    }
    if (free < ofBody.quorum) {
      broken(DemandCode::Quorum, {Place::Part::BodyQuorum, meeting.body}, meeting);
      number("quorum", ofBody.quorum);
      number("free", free);
    }
  }

  void checkRoom(const Meeting& meeting) {
    const std::vector<int>& rooms = bodyOf(meeting).rooms;
    // A body with rooms meets in one of them: a meeting without any is in none of them.
    const bool allowed = rooms.empty() ? meeting.room < 0 : std::ranges::find(rooms, meeting.room) != rooms.end();
    const Busy* taken = meeting.room < 0 ? nullptr : touching(rooms_[at(meeting.room)], meeting.start, endOf(meeting));
    if (allowed && taken == nullptr) return;
    broken(DemandCode::Room,
           allowed ? Place{Place::Part::Room, meeting.room} : Place{Place::Part::BodyRooms, meeting.body}, meeting);
    if (meeting.room >= 0) text("room", problem_.rooms[at(meeting.room)].id);
    if (allowed) busy(*taken);
  }

  /// Spacing of consecutive meetings, their order and the gaps, to both ends of the period too.
  void reviewSpacing(int b) {
    const Body& ofBody = problem_.bodies[at(b)];
    const OpenDays& open = days_.on(ofBody.clock);
    const Spacing spacing = open.spacing(ofBody);
    const Meeting* before = nullptr;
    for (int index = 0; index < ofBody.count; ++index) {
      const Meeting* now = counted(b, index);
      if (now == nullptr) continue;
      const Day day = dayOf(now->start);
      const int number = open.count(day);
      if (index == 0) checkGap(b, number, spacing, nullptr, now);
      if (before != nullptr) {
        const int gap = number - open.count(dayOf(before->start));
        const bool next = before->index == index - 1;
        if (next) price(CostKind::Spacing, *now, spacingCost(problem_.weights, gap, spacing.target));
        if (day <= dayOf(before->start)) {
          broken(DemandCode::Order, {Place::Part::Body, b}, *before);
          with(*now);
          date("date", dayOf(before->start));
          date("next", day);
        } else if (next) {
          checkGap(b, gap, spacing, before, now);
        }
      }
      if (index == ofBody.count - 1) checkGap(b, open.total() - number, spacing, now, nullptr);
      before = now;
    }
  }
  /// Between two meetings; before the first, or after the last: then one of them is null.
  void checkGap(int b, int gap, const Spacing& spacing, const Meeting* before, const Meeting* after) {
    const bool edge = before == nullptr || after == nullptr;
    const bool less = !edge && gap < spacing.min;
    if (!less && gap <= spacing.max) return;
    broken(DemandCode::Gap, {less ? Place::Part::BodySpacingMin : Place::Part::BodySpacingMax, b},
           before != nullptr ? *before : *after);
    if (!edge) with(*after);
    number(less ? "min" : "max", less ? spacing.min : spacing.max);
    number("days", gap);
    if (edge) text("edge", before == nullptr ? "first" : "last");
  }

  void reviewFlow(int f) {
    const Flow& flow = problem_.flows[at(f)];
    for (const Flow::Pair& pair : flow.pairs) {
      const Meeting* from = counted(flow.from, pair.first);
      const Meeting* to = counted(flow.to, pair.second);
      if (from == nullptr || to == nullptr) continue;
      const int days = dayOf(to->start) - dayOf(from->start);
      const Cost apart = days < flow.target ? flow.target - days : days - flow.target;
      price(CostKind::Flow, *to, flow.weight * apart);
      if (days >= flow.minDays && days <= flow.maxDays) continue;
      broken(DemandCode::Flow, {Place::Part::Flow, f});
      with(*from);
      with(*to);
      text("from", bodyOf(*from).id);
      text("to", bodyOf(*to).id);
      number("min", flow.minDays);
      number("max", flow.maxDays);
      number("days", days);
    }
  }

  /// Rule 4 knows no days: only a meeting past midnight, which is broken anyway, can reach into the next one.
  void checkRoomClashes() {
    for (std::size_t i = 0; i < inOrder_.size(); ++i) {
      const Meeting& one = meetings_[at(inOrder_[i].position)];
      if (one.room < 0 || problem_.rooms[at(one.room)].endless) continue;
      for (std::size_t j = i + 1; j < inOrder_.size() && inOrder_[j].first < endOf(one) && !full(); ++j) {
        const Meeting& other = meetings_[at(inOrder_[j].position)];
        if (other.room != one.room) continue;
        broken(DemandCode::RoomClash, {Place::Part::Room, one.room});
        with(one);
        with(other);
        text("room", problem_.rooms[at(one.room)].id);
      }
    }
  }

  /// One for each pair of meetings, naming the first person and how many others there are.
  void tellPersonClashes() {
    for (std::size_t i = 0, next = 0; i < clashes_.size(); i = next) {
      const Key& clash = clashes_[i];
      while (next < clashes_.size() && clashes_[next].first == clash.first && clashes_[next].second == clash.second)
        ++next;
      const auto p = static_cast<int>(clash.third);
      broken(DemandCode::PersonClash, {Place::Part::Person, p});
      with(meetings_[static_cast<std::size_t>(clash.first)]);
      with(meetings_[static_cast<std::size_t>(clash.second)]);
      text("person", problem_.people[at(p)].id);
      number("travel", problem_.people[at(p)].travelMinutes);
      number("others", static_cast<std::int64_t>(next - i - 1));
    }
  }

  /// Of a person, with the seats of that day and how many of them are required.
  void tellFullDay(const Key& day) {
    const auto p = static_cast<int>(day.first);
    broken(DemandCode::MaxPerDay, {Place::Part::PersonMaxPerDay, p});
    for (auto i = static_cast<std::size_t>(day.second); i < static_cast<std::size_t>(day.third); ++i) {
      if (memberAt(seats_[i]).required) with(meetingAt(seats_[i]));
    }
    text("person", problem_.people[at(p)].id);
    number("limit", *problem_.people[at(p)].maxPerDay);
    date("date", dayOf(meetingAt(seats_[static_cast<std::size_t>(day.second)]).start));
    number("meetings", day.position);
  }

  /// A locked meeting that is missing does not stand where it is locked either.
  void checkLock(int l) {
    const Meeting& lock = problem_.locked[at(l)];
    const Meeting* now = counted(lock.body, lock.index);
    if (now != nullptr && now->start == lock.start && (lock.room < 0 || now->room == lock.room)) return;
    broken(DemandCode::Lock, {Place::Part::Locked, l}, lock);
    number("index", std::int64_t{lock.index} + 1);
    time("start", lock.start);
    if (lock.room >= 0) text("room", problem_.rooms[at(lock.room)].id);
    if (now != nullptr) time("stands", now->start);
  }

  void tellAbsent() {
    review_.absent.resize(meetings_.size());
    for (int seat = 0; seat < firstSeat_.back(); ++seat) {
      if (presence_[at(seat)] == Presence::There) continue;
      review_.absent[at(meetingOf_[at(seat)])].push_back(memberAt(seat).person);
    }
  }

  const Problem& problem_;
  std::span<const Meeting> meetings_;
  Days days_;
  /// Busy ranges.
  std::vector<std::vector<Busy>> people_;
  std::vector<std::vector<Busy>> rooms_;
  /// The meetings by start, body and index.
  std::vector<Key> inOrder_;
  /// For each meeting that is asked for, bodies one after the other: its position in the plan or -1, and how often it
  /// stands there; and where each body begins.
  std::vector<int> counted_;
  std::vector<int> times_;
  std::vector<int> firstIndex_;
  /// A seat is a member in a meeting. The seats of a meeting follow one another; where the next one's begin stands
  /// behind.
  std::vector<Presence> presence_;
  std::vector<int> meetingOf_;
  std::vector<int> firstSeat_;
  /// Those that take part in rules 5 and 6, person by person in the order of time.
  std::vector<int> seats_;
  /// Two meetings (by position) in which a person (third) is required.
  std::vector<Key> clashes_;
  /// A person, the first of that day's seats, the one behind the last, and how many are required.
  std::vector<Key> fullDays_;
  Review review_;
  Breach* breach_ = nullptr;
  Breach untold_;
};

bool clash(const Appointment& a, const Appointment& b) {
  return a.from < b.until && b.from < a.until;
}

} // namespace

Review review(const Problem& problem, std::span<const Meeting> meetings) {
  return Reviewing(problem, meetings).take();
}

// Among choices that cost the same the one that misses fewest; among these, meetings that end earlier are kept, and of
// those that end together the one that starts first, then the one that is listed first.
Attendance attend(std::span<const Appointment> day, std::optional<int> atMost) {
  Attendance attendance;
  std::vector<const Appointment*> required;
  for (const Appointment& appointment : day) {
    if (!appointment.required) continue;
    const auto clashes = [&](const Appointment* other) { return clash(*other, appointment); };
    if (attendance.possible && std::ranges::any_of(required, clashes)) attendance.possible = false;
    required.push_back(&appointment);
  }
  // The optional ones that the required ones leave room for, in the order of their ends.
  std::vector<Key> choice;
  std::vector<bool> attended(day.size());
  for (std::size_t i = 0; i < day.size(); ++i) {
    const auto clashes = [&](const Appointment* other) { return clash(*other, day[i]); };
    attended[i] = day[i].required;
    if (!day[i].required && std::ranges::none_of(required, clashes)) {
      choice.push_back({day[i].until, day[i].from, 0, static_cast<int>(i)});
    }
  }
  sort(choice);
  const std::size_t count = choice.size();
  // How many of them end before each begins: what can be attended before it.
  std::vector<std::size_t> before(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto end = std::ranges::upper_bound(choice, choice[i].second, {}, &Key::first);
    before[i] = static_cast<std::size_t>(end - choice.begin());
  }

  struct Kept {
    Cost weight = 0;
    int number = 0;
    auto operator<=>(const Kept&) const = default;
  };
  std::size_t most = count;
  if (atMost) {
    const int left = *atMost - static_cast<int>(required.size());
    if (left < 0) attendance.possible = false;
    most = std::min(count, left > 0 ? static_cast<std::size_t>(left) : 0);
  }
  // best[i]: the most that can be kept of the first i; a layer for each number that may be attended, or one for all.
  const bool anyNumber = most == count;
  const std::size_t layers = anyNumber && count > 0 ? 1 : most;
  std::vector<Kept> best(count + 1);
  std::vector<Kept> oneFewer(count + 1);
  std::vector<bool> taken(layers * count);
  for (std::size_t layer = 0; layer < layers; ++layer) {
    std::swap(best, oneFewer);
    for (std::size_t i = 0; i < count; ++i) {
      Kept with = anyNumber ? best[before[i]] : oneFewer[before[i]];
      with.weight += day[at(choice[i].position)].weight;
      ++with.number;
      taken[layer * count + i] = with > best[i];
      best[i + 1] = std::max(with, best[i]);
    }
  }
  for (std::size_t i = count, layer = layers; i > 0 && layer > 0;) {
    if (!taken[(layer - 1) * count + i - 1]) {
      --i;
      continue;
    }
    attended[at(choice[i - 1].position)] = true;
    i = before[i - 1];
    if (!anyNumber) --layer;
  }
  for (std::size_t i = 0; i < day.size(); ++i) {
    if (attended[i]) continue;
    attendance.missed.push_back(static_cast<int>(i));
    attendance.cost += day[i].weight;
  }
  return attendance;
}

} // namespace slt::planning
