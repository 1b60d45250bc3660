// Does a rule apply at all? The scope of the guidelines, the rule's own condition and the dates it is in force.
#pragma once

#include "events/case.hpp"

namespace slt::events {

/// Met when the guidelines cover the event, Irrelevant when they do not.
Answer scopeAnswer(const Case& of);

/// Met when the rule applies, Irrelevant when it does not, over the completions of all that it depends on.
/// `scope` is the answer of `scopeAnswer`, passed in since every rule asks for it.
Answer gateAnswer(const Rule& rule, const Case& of, const Answer& scope);

/// Is the rule in force for an event that starts on the day?
bool inForce(const Rule& rule, Day start);

/// The fields that decide whether the rule applies.
FieldSet gateReads(const Rule& rule, const Pack& pack);

} // namespace slt::events
