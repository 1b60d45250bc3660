// Verdicts, packs and days as JSON text.
#pragma once

#include "calendar/calendar.hpp"
#include "events/lint.hpp"
#include "events/verdict.hpp"
#include "json/problems.hpp"
#include "json/writer.hpp"

namespace slt::json {

/// A verdict without the words of its rules (titles, quotes, sources, statements): they are the pack's, and never
/// change.
void encode(Writer& writer, const events::Verdict& verdict, const events::Pack& pack,
            const events::Application& application);
/// Which pack answered: id, version and digest.
void encode(Writer& writer, const events::Pack& pack);
void encode(Writer& writer, const events::PackProblem& problem, const events::Pack& pack);
void encode(Writer& writer, const calendar::DayInfo& day);

/// `{"ok":true,"value":` … `}`, with the value written by `write`.
template<class Write> std::string success(Write write) {
  Writer writer;
  writer.beginObject().key("ok").boolean(true).key("value");
  write(writer);
  writer.endObject();
  return writer.take();
}
/// `{"ok":false,"problems":[…]}`.
std::string failure(const Problems& problems);

} // namespace slt::json
