// Rule packs from JSON. The format is documented in docs/packs.md and src/packs/pack.schema.json.
#pragma once

#include <optional>
#include <string_view>

#include "events/pack.hpp"
#include "json/parse.hpp"

namespace slt::json {

inline constexpr std::size_t kMaxPackBytes = 512 * 1024;
inline constexpr std::size_t kMaxRules = 100;

/// Fields that are not given keep what they have: a rule's source adds to the pack's.
void decodeSource(const Node& node, events::Source& source);

/// Nothing when there are problems.
std::optional<events::Pack> decodePack(std::string_view text, Problems& problems);

} // namespace slt::json
