// For graphs of several bodies (merge.cpp): what meetings of one day cost together, whichever candidates of their cells
// they are: where more of them use a row than it allows, somebody stays away, or they cannot be there together.
#pragma once

#include <span>
#include <vector>

#include "planning/candidates.hpp"
#include "planning/order.hpp"

namespace slt::planning {

struct Model;
struct Part;

class Clashes {
public:
  explicit Clashes(const Model& model) : model_(model) {}

  /// Works on that part until the next call; `contested`: the rows that can be violated.
  void open(const Part& part, const std::vector<char>& contested);
  /// After the part's multipliers have changed.
  void price();

  /// Somebody who stays away from the meeting of a cell because of a row.
  struct Absence {
    int cell;
    int row;
    /// What that costs, at least; kNever where it cannot be.
    Scaled price;
  };
  /// Who stays away because the last of these cells, which are of one day, joins the others, at the least; until the
  /// next call. With more of the others it costs as much or more: a path may forget some.
  std::span<const Absence> of(std::span<const int> cells);
  Scaled cost(std::span<const int> cells) {
    Scaled total = 0;
    for (const Absence& absence : of(cells)) total = std::min(total + absence.price, kNever);
    return total;
  }

private:
  /// All candidates of a cell use the row.
  struct Claim {
    int row;
    int owner;
    /// What it costs at least to give that up; kNever where candidates use it for sure.
    Scaled price = 0;
    /// Of one person's rows only one has the price: who stays away because of one may be missing in the others already.
    bool priced = false;
    /// The visits by which candidates use it, [first, last) of `visits_`.
    std::size_t first = 0;
    std::size_t last = 0;
  };
  std::span<const Claim> claimsOf(int cell);
  /// Of a candidate, the rows that can be violated.
  void listUses(int candidate, int body);
  void price(Claim& claim) const;
  /// Of the owner's claims among these, is it the one whose row has the least room?
  bool isTightest(std::size_t claim, std::size_t first, std::size_t last) const;

  const Model& model_;
  const Part* part_ = nullptr;
  const std::vector<char>* contested_ = nullptr;
  /// By cell: [first, last) of `claims_`, once they are listed.
  struct Listed {
    std::size_t first = 0;
    std::size_t last = 0;
    bool known = false;
  };
  std::vector<Listed> ofCell_;
  std::vector<Claim> claims_;
  std::vector<int> visits_;
  struct Use {
    int row;
    int visit;
  };
  std::vector<Use> uses_;
  /// Of the others, by price.
  std::vector<Key> others_;
  std::vector<Absence> absences_;
};

} // namespace slt::planning
