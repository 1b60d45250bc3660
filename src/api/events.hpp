// The event check as the outside calls it: JSON text in, one envelope out.
//
// Every answer is `{"ok":true,"value":…}` or `{"ok":false,"problems":[{path,code,detail},…]}`, so that no caller can
// overlook an error. No call throws, keeps anything between calls, or asks what day it is.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "events/pack.hpp"

namespace slt::api {

/// One pack, read once.
class EventRules {
public:
  /// Reads the pack; whether that went well is told by `opened`, and by every other call.
  explicit EventRules(std::string_view packText);

  /// `{id, version, digest}`.
  /// changes.
  std::string opened() const;
  /// A Verdict, without the pack's own words.
  std::string check(std::string_view application, std::string_view asOf, bool explain) const;
  /// Verdict[] for an array of at most json::kMaxApplications applications.
  std::string checkAll(std::string_view applications, std::string_view asOf, bool explain) const;
  /// PackProblem[]. `asOf` may be empty: then no source is found stale.
  std::string lint(std::string_view asOf) const;

  /// The pack, when it could be read.
  const events::Pack* pack() const { return pack_ ? &*pack_ : nullptr; }

private:
  std::optional<events::Pack> pack_;
  std::string failure_;
};

} // namespace slt::api
