// What would make a broken rule right.
#pragma once

#include "events/verdict.hpp"

namespace slt::events {

/// Adds the remedies of each broken finding, the nearest fix and what is left to do. Every change that is proposed has
/// been tried: the rules ran on the changed application, the change cures what it is for, and breaks nothing new.
void addRemedies(Verdict& verdict, const Case& of);

} // namespace slt::events
