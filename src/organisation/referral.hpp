// Is a case ready for a cross-agency team? Answers only: nothing about who it concerns.
#pragma once

#include "organisation/finding.hpp"

namespace slt::organisation {

enum class Duty : std::uint8_t { No, Notified, Unclear };

/// What is not answered is nothing. Texts are views into what was read.
struct Referral {
  std::optional<Duty> duty;
  std::optional<bool> anonymous;
  std::optional<bool> consentForm;
  std::optional<bool> orientationForm;
  std::optional<bool> voluntary;
  std::optional<bool> informed;
  std::optional<bool> purpose;
  std::optional<int> services;
  std::optional<Day> until;
  std::optional<bool> withdrawn;
  std::optional<int> focus;
  std::string_view team;
};

enum class ReferralOutcome : std::uint8_t { ElsewhereFirst, NotReady, Incomplete, Ready };

struct ReferralVerdict {
  ReferralOutcome outcome;
  std::vector<Finding> findings;
};

/// One finding for each question, in the order in which they are to be asked. A state is the one it has however the
/// questions that are not answered will be: where that can differ, it is `Missing` and names what would settle it.
ReferralVerdict review(const Referral& referral, Day asOf);

} // namespace slt::organisation
