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
    std::size_t points = 1;
    for (const Axis& axis : axes) points *= axis.values.size();
    std::vector<std::uint8_t> states(points, kInvalid);
    std::vector<std::size_t> at(axes.size(), 0);
    std::vector<std::int64_t> values(axes.size());
    for (std::size_t point = 0; point < points; ++point) {
      for (std::size_t i = 0; i < axes.size(); ++i) values[i] = axes[i].values[at[i]];
      if (const std::optional<State> here = state(values)) {
        states[point] = static_cast<std::uint8_t>(*here);
        seen_.add(*here);
      }
      for (std::size_t i = axes.size(); i-- > 0;) {
        if (++at[i] < axes[i].values.size()) break;
        at[i] = 0;
      }
    }
    noteFields(axes, states);
  }

  Answer answer() const;

private:
  static constexpr std::uint8_t kInvalid = 255;
  void noteFields(const std::vector<Axis>& axes, const std::vector<std::uint8_t>& states);

  StateSet seen_;
  FieldSet deciding_;
  FieldSet open_;
};

/// Sorted, without repetitions.
void tidy(std::vector<std::int64_t>& values);

} // namespace slt::events
