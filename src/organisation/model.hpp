// An organisation held against the SLT model: the general one, and what the municipality's own adds or says otherwise.
#pragma once

#include <string_view>
#include <vector>

#include "organisation/finding.hpp"

namespace slt::organisation {

/// In the order of the rules, the municipality's own after the general ones. What holds for every body of a level is
/// one finding, `met`; else there is one for each body for which it does not. Rules of a level without bodies are
/// irrelevant, since that the level is missing is told already.
std::vector<Finding> reviewModel(const Organisation& organisation, const std::vector<ModelRule>& general);

} // namespace slt::organisation
