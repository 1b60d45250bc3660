// The completions of some absent fields as a grid, and the answer of a rule over all of its points.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "events/answer.hpp"

namespace slt::events {

/// One field and the values to try for it: the known one alone, or those at which an answer can change.
struct Axis {
  FieldSet field;
  std::vector<std::int64_t> values;
};

/// Gathers grids that together hold all completions.
class GridAnswer {
public:
  /// `state(values)` gives the state at a point, or nothing where the point is no valid application.
  /// `values[i]` belongs to `axes[i]`.
  template<class StateAt> void add(const std::vector<Axis>& axes, StateAt state) {
    addAll(axes, [](void* what, const Point& values) { return (*static_cast<StateAt*>(what))(values); }, &state);
  }

  Answer answer() const;

  using Point = std::vector<std::int64_t>;

private:
  static constexpr std::uint8_t kInvalid = 255;
  /// One piece of code for all kinds, whatever they evaluate.
  void addAll(const std::vector<Axis>& axes, std::optional<State> (*state)(void*, const Point&), void* what);
  void noteFields(const std::vector<Axis>& axes, const std::vector<std::uint8_t>& states);

  StateSet seen_;
  FieldSet deciding_;
  FieldSet open_;
};

/// Keeps `sorted` in ascending order and without repetitions. The lists are short.
void include(std::vector<std::int64_t>& sorted, std::int64_t value);

} // namespace slt::events
