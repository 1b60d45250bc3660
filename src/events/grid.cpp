#include "events/grid.hpp"

#include <algorithm>

namespace slt::events {

void GridAnswer::noteFields(const std::vector<Axis>& axes, const std::vector<std::uint8_t>& states) {
  std::size_t stride = states.size();
  for (const Axis& axis : axes) {
    const std::size_t count = axis.values.size();
    stride /= count == 0 ? 1 : count;
    if (count < 2) continue;
    open_ |= axis.field;
    bool decides = false;
    for (std::size_t block = 0; block < states.size() && !decides; block += stride * count) {
      for (std::size_t offset = 0; offset < stride && !decides; ++offset) {
        std::uint8_t first = kInvalid;
        for (std::size_t i = 0; i < count && !decides; ++i) {
          const std::uint8_t state = states[block + offset + i * stride];
          if (state == kInvalid) continue;
          if (first == kInvalid) first = state;
          decides = state != first;
        }
      }
    }
    if (decides) deciding_ |= axis.field;
  }
}

void GridAnswer::addAll(const std::vector<Axis>& axes, std::optional<State> (*state)(void*, const Point&), void* what) {
  std::size_t points = 1;
  for (const Axis& axis : axes) points *= axis.values.size();
  std::vector<std::uint8_t> states(points, kInvalid);
  std::vector<std::size_t> at(axes.size(), 0);
  Point values(axes.size());
  for (std::size_t i = 0; i < axes.size(); ++i) values[i] = axes[i].values.front();
  for (std::uint8_t& here : states) {
    if (const std::optional<State> found = state(what, values)) {
      here = static_cast<std::uint8_t>(*found);
      seen_.add(*found);
    }
    for (std::size_t i = axes.size(); i-- > 0;) {
      const bool carry = ++at[i] == axes[i].values.size();
      if (carry) at[i] = 0;
      values[i] = axes[i].values[at[i]];
      if (!carry) break;
    }
  }
  noteFields(axes, states);
}

Answer GridAnswer::answer() const {
  const State state = seen_.settled();
  if (state != State::Missing) return Answer::of(state);
  // Only several fields together can change it: all that are open are asked for.
  return Answer::unknown(deciding_.empty() ? open_ : deciding_);
}

void include(std::vector<std::int64_t>& sorted, std::int64_t value) {
  const auto at = std::ranges::lower_bound(sorted, value);
  if (at == sorted.end() || *at != value) sorted.insert(at, value);
}

} // namespace slt::events
