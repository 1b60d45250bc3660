// Rule packs from JSON. The format is documented in docs/packs.md and src/packs/pack.schema.json.
#pragma once

#include <optional>
#include <string_view>

#include "events/pack.hpp"
#include "json/problems.hpp"

namespace slt::json {

inline constexpr std::size_t kMaxPackBytes = 512 * 1024;
inline constexpr std::size_t kMaxRules = 100;

/// Nothing when there are problems.
std::optional<events::Pack> decodePack(std::string_view text, Problems& problems);

} // namespace slt::json
