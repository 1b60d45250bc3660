#include "planning/clashes.hpp"

#include <algorithm>

#include "planning/relaxation.hpp"

namespace slt::planning {

void Clashes::open(const Part& part, const std::vector<char>& contested) {
  part_ = &part;
  contested_ = &contested;
  ofCell_.assign(model_.cells.all.size(), {});
  claims_.clear();
  visits_.clear();
}

void Clashes::price() {
  for (Claim& claim : claims_) price(claim);
}

void Clashes::price(Claim& claim) const {
  if (!claim.priced) return;
  claim.price = claim.first == claim.last ? kNever : std::numeric_limits<Scaled>::max();
  for (std::size_t i = claim.first; i < claim.last; ++i) {
    // Whoever comes pays the rows instead.
    Scaled presence = 0;
    for (const int row : model_.rows.ofVisit[visits_[i]]) presence += part_->multiplier[static_cast<std::size_t>(row)];
    const Scaled absence = scaled(model_.rows.weight[static_cast<std::size_t>(visits_[i])]);
    claim.price = std::min(claim.price, std::max<Scaled>(0, absence - presence));
  }
}

void Clashes::listUses(int candidate, int body) {
  uses_.clear();
  const auto use = [&](int row, int visit) {
    if ((*contested_)[static_cast<std::size_t>(row)] == 0) return;
    if (std::ranges::find(part_->granted, Part::Grant{row, body}) != part_->granted.end()) return;
    uses_.push_back({row, visit});
  };
  for (const int row : model_.rows.sure[candidate]) use(row, -1);
  for (const int visit : model_.rows.visits[candidate]) {
    if (part_->away[static_cast<std::size_t>(visit)] != 0) continue;
    for (const int row : model_.rows.ofVisit[visit]) use(row, visit);
  }
}

std::span<const Clashes::Claim> Clashes::claimsOf(int at) {
  Listed& listed = ofCell_[static_cast<std::size_t>(at)];
  if (!listed.known) {
    const Cell& cell = model_.cells.all[static_cast<std::size_t>(at)];
    listed = {claims_.size(), 0, true};
    bool first = true;
    for (int c = cell.first; c < cell.last; ++c) {
      if (part_->gone[static_cast<std::size_t>(c)] != 0) continue;
      listUses(c, cell.body);
      if (first) {
        for (const Use& use : uses_) claims_.push_back({use.row, model_.rows.owner[static_cast<std::size_t>(use.row)]});
        first = false;
        continue;
      }
      const auto unused = [&](const Claim& claim) {
        return std::ranges::find(uses_, claim.row, &Use::row) == uses_.end();
      };
      const auto mine = claims_.begin() + static_cast<std::ptrdiff_t>(listed.first);
      claims_.erase(std::remove_if(mine, claims_.end(), unused), claims_.end());
    }
    listed.last = claims_.size();
    for (std::size_t i = listed.first; i < listed.last; ++i) {
      Claim& claim = claims_[i];
      claim.first = visits_.size();
      for (int c = cell.first; c < cell.last; ++c) {
        if (part_->gone[static_cast<std::size_t>(c)] != 0) continue;
        listUses(c, cell.body);
        // Whoever is required at one of the body's meetings is at all of them.
        const int visit = std::ranges::find(uses_, claim.row, &Use::row)->visit;
        if (visit >= 0) visits_.push_back(visit);
      }
      claim.last = visits_.size();
      claim.priced = claim.first == claim.last || isTightest(i, listed.first, listed.last);
      price(claim);
    }
  }
  return std::span(claims_).subspan(listed.first, listed.last - listed.first);
}

bool Clashes::isTightest(std::size_t claim, std::size_t first, std::size_t last) const {
  const auto limit = [&](std::size_t i) { return part_->limit[static_cast<std::size_t>(claims_[i].row)]; };
  for (std::size_t i = first; i < last; ++i) {
    if (claims_[i].owner != claims_[claim].owner || i == claim) continue;
    if (limit(i) < limit(claim) || (limit(i) == limit(claim) && i < claim)) return false;
  }
  return true;
}

std::span<const Clashes::Absence> Clashes::of(std::span<const int> cells) {
  absences_.clear();
  const int joining = cells.back();
  // The list grows as cells are asked for: first all of them.
  for (const int cell : cells) claimsOf(cell);
  for (const Claim& claim : claimsOf(joining)) {
    // Who has no price here is the first to stay away.
    if (!claim.priced) continue;
    others_.clear();
    for (const int cell : cells.first(cells.size() - 1)) {
      for (const Claim& same : claimsOf(cell)) {
        if (same.row == claim.row) others_.push_back({same.priced ? 1 : 0, same.price, 0, cell});
      }
    }
    const int limit = part_->limit[static_cast<std::size_t>(claim.row)];
    const auto away = static_cast<int>(others_.size()) + 1 - limit;
    if (away <= 0) continue;
    // All but one of them stay away from the others already, those for whom it costs least.
    sort(others_);
    Absence more{joining, claim.row, claim.price};
    if (away <= static_cast<int>(others_.size())) {
      const Key& next = others_[static_cast<std::size_t>(away) - 1];
      if (next.first == 0) continue;
      if (next.second < more.price) more = {next.position, claim.row, next.second};
    }
    absences_.push_back(more);
  }
  return absences_;
}

} // namespace slt::planning
