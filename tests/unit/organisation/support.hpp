// What the tests of organisations share: their vectors, and the changes that the cases of one make.
#pragma once

#include "events/support.hpp"

namespace slt::test {

inline Json vectors(const std::string& name) {
  return parsed(readFile(std::string(SLT_SOURCE_DIR) + "/tests/vectors/organisation/" + name));
}

/// What is told by pointer is put there; null takes it away.
inline Json changed(Json value, const Json& change) {
  for (const auto& [pointer, put] : change.items()) {
    const Json::json_pointer place(pointer);
    if (!put.is_null()) {
      value[place] = put;
    } else if (Json& parent = value[place.parent_pointer()]; parent.is_array()) {
      parent.erase(static_cast<std::size_t>(std::stoi(place.back())));
    } else {
      parent.erase(place.back());
    }
  }
  return value;
}

} // namespace slt::test
