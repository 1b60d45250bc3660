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

Answer GridAnswer::answer() const {
  const State state = seen_.settled();
  if (state != State::Missing) return Answer::of(state);
  // Only several fields together can change it: all that are open are asked for.
  return Answer::unknown(deciding_.empty() ? open_ : deciding_);
}

void tidy(std::vector<std::int64_t>& values) {
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

} // namespace slt::events
