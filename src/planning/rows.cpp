#include "planning/rows.hpp"

#include <algorithm>

namespace slt::planning {

namespace {

/// A candidate's claim on a person or a room for [from, until), in minutes of the day.
struct Claim {
  int candidate;
  int body;
  int from;
  int until;
  /// The shared member who comes, where it is optional; else -1.
  int optional;
  Cost weight;
};

struct SureUse {
  int candidate;
  int row;
};
/// A use by an optional member, before it is sorted by candidate and member.
struct OptionalUse {
  int candidate;
  int member;
  int row;
  Cost weight;
};

int distinctBodies(const std::vector<Claim>& claims) {
  int bodies = 0;
  int last = -1;
  // Claims come body by body.
  for (const Claim& claim : claims) {
    bodies += claim.body != last ? 1 : 0;
    last = claim.body;
  }
  return bodies;
}

class Builder {
public:
  Builder(Rows& rows, const Candidates& candidates, const std::vector<char>& unused)
      : rows_(rows), candidates_(candidates), unused_(unused) {}

  void run() {
    const Problem& problem = candidates_.problem;
    byPerson_.resize(problem.people.size());
    byRoom_.resize(problem.rooms.size());
    std::vector<std::size_t> next(problem.bodies.size(), 0);
    for (int day = 0; day < candidates_.length(); ++day) {
      for (std::size_t b = 0; b < problem.bodies.size(); ++b) {
        const auto& days = candidates_.ofBody[b];
        if (next[b] < days.size() && days[next[b]].day == day) claim(b, days[next[b]++]);
      }
      firstOfDay_ = rows_.count();
      // Rooms before people: where both say the same the shorter explanation stays.
      for (const int room : touchedRooms_) {
        moments(byRoom_[static_cast<std::size_t>(room)], -1 - room);
        byRoom_[static_cast<std::size_t>(room)].clear();
      }
      for (const int person : touchedPeople_) {
        std::vector<Claim>& claims = byPerson_[static_cast<std::size_t>(person)];
        const Person& whose = problem.people[static_cast<std::size_t>(person)];
        const std::optional<int> most = whose.maxPerDay;
        const int bodies = distinctBodies(claims);
        if (most && bodies > *most) add(claims, *most, person);
        if (!whose.everywhere && (!most || *most > 1 || bodies <= *most)) moments(claims, person);
        claims.clear();
      }
      touchedRooms_.clear();
      touchedPeople_.clear();
    }
    finish();
  }

private:
  void claim(std::size_t b, const CandidateDay& day) {
    const Problem& problem = candidates_.problem;
    const std::vector<SharedMember>& shared = candidates_.shared[b];
    for (int c = day.first; c < day.last; ++c) {
      if (unused_[static_cast<std::size_t>(c)] != 0) continue;
      const Candidate& candidate = candidates_.all[static_cast<std::size_t>(c)];
      const int until = candidate.start + problem.bodies[b].minutes;
      const auto note = [&](std::vector<Claim>& claims, std::vector<int>& touched, int which, const Claim& claim) {
        if (claims.empty()) touched.push_back(which);
        claims.push_back(claim);
      };
      if (candidate.room >= 0 && !problem.rooms[static_cast<std::size_t>(candidate.room)].endless) {
        note(byRoom_[static_cast<std::size_t>(candidate.room)], touchedRooms_, candidate.room,
             {c, candidate.body, candidate.start, until, -1, 0});
      }
      for (std::size_t m = 0; m < shared.size(); ++m) {
        if (!holds(candidate.free, m)) continue;
        const int travel = problem.people[static_cast<std::size_t>(shared[m].person)].travelMinutes;
        note(byPerson_[static_cast<std::size_t>(shared[m].person)], touchedPeople_, shared[m].person,
             {c, candidate.body, candidate.start, until + travel, shared[m].required ? -1 : static_cast<int>(m),
              shared[m].weight});
      }
    }
  }

  void moments(std::vector<Claim>& claims, int owner) {
    if (distinctBodies(claims) < 2) return;
    starts_.clear();
    for (const Claim& claim : claims) {
      const auto at = std::ranges::lower_bound(starts_, claim.from);
      if (at == starts_.end() || *at != claim.from) starts_.insert(at, claim.from);
    }
    for (std::size_t i = 0; i < starts_.size(); ++i) {
      std::vector<Claim> clique;
      bool maximal = i + 1 == starts_.size();
      for (const Claim& claim : claims) {
        if (claim.from > starts_[i] || claim.until <= starts_[i]) continue;
        clique.push_back(claim);
        // One of them is gone at the next start: no later moment holds them all.
        maximal = maximal || claim.until <= starts_[i + 1];
      }
      if (maximal && distinctBodies(clique) > 1) add(clique, 1, owner);
    }
  }

  void add(const std::vector<Claim>& claims, int limit, int owner) {
    const int row = rows_.count();
    const bool sure = std::ranges::all_of(claims, [](const Claim& claim) { return claim.optional < 0; });
    if (sure) {
      std::vector<int> users;
      for (const Claim& claim : claims) users.push_back(claim.candidate);
      // What another row of the day says too need not be said.
      for (int other = firstOfDay_; other < row; ++other) {
        const std::vector<int>& theirs = sureUsers_[static_cast<std::size_t>(other)];
        if (rows_.limit[static_cast<std::size_t>(other)] <= limit && std::ranges::includes(theirs, users)) return;
      }
      sureUsers_.push_back(std::move(users));
    } else {
      sureUsers_.emplace_back();
    }
    rows_.limit.push_back(limit);
    rows_.owner.push_back(owner);
    for (const Claim& claim : claims) {
      if (claim.optional < 0)
        sure_.push_back({claim.candidate, row});
      else
        optional_.push_back({claim.candidate, claim.optional, row, claim.weight});
    }
  }

  void finish() {
    rows_.users.resize(rows_.limit.size());
    byCandidate(sure_);
    byCandidate(optional_);
    // A candidate has a handful of visits: its uses are sorted by member in place.
    for (std::size_t i = 1; i < optional_.size(); ++i) {
      for (std::size_t j = i; j > 0 && optional_[j - 1].candidate == optional_[j].candidate &&
                              optional_[j - 1].member > optional_[j].member;
           --j) {
        std::swap(optional_[j - 1], optional_[j]);
      }
    }
    std::size_t atSure = 0;
    std::size_t atOptional = 0;
    for (int c = 0; c < static_cast<int>(candidates_.all.size()); ++c) {
      for (; atSure < sure_.size() && sure_[atSure].candidate == c; ++atSure) {
        const int row = sure_[atSure].row;
        rows_.sure.items.push_back(row);
        rows_.users[static_cast<std::size_t>(row)].push_back({c, -1});
      }
      rows_.sure.close();
      while (atOptional < optional_.size() && optional_[atOptional].candidate == c) {
        const OptionalUse& first = optional_[atOptional];
        const auto visit = static_cast<int>(rows_.weight.size());
        rows_.weight.push_back(first.weight);
        rows_.visits.items.push_back(visit);
        for (; atOptional < optional_.size() && optional_[atOptional].candidate == c &&
               optional_[atOptional].member == first.member;
             ++atOptional) {
          const int row = optional_[atOptional].row;
          rows_.ofVisit.items.push_back(row);
          rows_.users[static_cast<std::size_t>(row)].push_back({c, visit});
        }
        rows_.ofVisit.close();
      }
      rows_.visits.close();
    }
  }

  /// By counting: there are many, and the rows of one candidate stay in order.
  template<class AnyUse> void byCandidate(std::vector<AnyUse>& uses) const {
    std::vector<std::size_t> next(candidates_.all.size() + 1, 0);
    for (const AnyUse& use : uses) ++next[static_cast<std::size_t>(use.candidate) + 1];
    for (std::size_t c = 1; c < next.size(); ++c) next[c] += next[c - 1];
    std::vector<AnyUse> sorted(uses.size());
    for (const AnyUse& use : uses) sorted[next[static_cast<std::size_t>(use.candidate)]++] = use;
    uses = std::move(sorted);
  }

  Rows& rows_;
  const Candidates& candidates_;
  const std::vector<char>& unused_;
  std::vector<std::vector<Claim>> byPerson_;
  std::vector<std::vector<Claim>> byRoom_;
  std::vector<int> touchedPeople_;
  std::vector<int> touchedRooms_;
  std::vector<int> starts_;
  int firstOfDay_ = 0;
  /// By row: the candidates, where all use it for sure.
  std::vector<std::vector<int>> sureUsers_;
  std::vector<SureUse> sure_;
  std::vector<OptionalUse> optional_;
};

} // namespace

Rows::Rows(const Candidates& candidates, const std::vector<char>& unused) {
  Builder(*this, candidates, unused).run();
}

} // namespace slt::planning
