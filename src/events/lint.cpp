#include "events/lint.hpp"

#include <algorithm>

#include "events/gate.hpp"
#include "events/kinds.hpp"
#include "events/verdict.hpp"
#include "events/when.hpp"

namespace slt::events {

namespace {

constexpr Day kDaysOfAYear = 365;

class Linter {
public:
  Linter(const Pack& pack, std::optional<Day> asOf)
      : pack_(pack), asOf_(asOf), today_(asOf.value_or(calendar::fromCivil({2027, 1, 4}))) {}

  std::vector<PackProblem> run() {
    words();
    questions();
    for (std::size_t i = 0; i < pack_.rules.size(); ++i) parameters(i);
    bands();
    behaviour();
    return std::move(problems_);
  }

private:
  static std::string at(std::size_t rule, std::string_view rest = "") {
    return "/rules/" + std::to_string(rule) + std::string(rest);
  }

  void add(std::string_view path, std::string_view code, std::string_view detail, const std::optional<Facts>& example) {
    PackProblem& problem = problems_.emplace_back(std::string(path), code, std::string(detail));
    if (example) problem.example.emplace().facts = *example;
  }

  // ---------------------------------------------------------------- words and sources

  void translations(const Translations& text, const std::string& path) {
    if (!text.given) return;
    if (!text.nynorsk) add(path + "/nn", "missingTranslation", "has no text in nynorsk", ordinary());
    if (!text.english) add(path + "/en", "missingTranslation", "has no text in English", ordinary());
  }

  void words() {
    translations(pack_.title, "/title");
    if (!pack_.source.titled) add("/source/title", "missingSource", "the pack names no source", ordinary());
    if (!pack_.source.checkedOn) {
      add("/source/checkedOn", "missingSource", "says not when the source was last checked", ordinary());
    }
    stale(pack_.source, "/source/checkedOn");
    for (std::size_t i = 0; i < pack_.rules.size(); ++i) {
      const Rule& rule = pack_.rules[i];
      translations(rule.title, at(i, "/title"));
      translations(rule.text, at(i, "/text"));
      translations(rule.note, at(i, "/note"));
      // Information stands on its own text and its source.
      if (rule.severity != Severity::Info && !rule.quoted) {
        add(at(i, "/quote"), "missingQuote", "has no words of the source", applicable(i));
      }
      if (!rule.source.titled) add(at(i, "/source"), "missingSource", "names no source", applicable(i));
      if (rule.source.checkedOn != pack_.source.checkedOn) stale(rule.source, at(i, "/source/checkedOn"));
    }
  }

  void stale(const Source& source, const std::string& path) {
    if (!asOf_ || !source.checkedOn || *asOf_ - *source.checkedOn <= kDaysOfAYear) return;
    add(path, "staleSource", "was checked more than a year ago", ordinary());
  }

  void questions() {
    for (std::size_t i = 0; i < pack_.questions.size(); ++i) {
      const std::string path = "/questions/" + std::to_string(i);
      translations(pack_.questions[i].text, path + "/text");
      translations(pack_.questions[i].help, path + "/help");
      const auto question = static_cast<int>(i);
      const bool used = std::ranges::any_of(pack_.rules, [&](const Rule& rule) {
        if (rule.when.question == question) return true;
        if (const auto* statement = std::get_if<StatementRule>(&rule.kind)) return statement->question == question;
        if (const auto* closing = std::get_if<ClosingTimeRule>(&rule.kind)) return closing->longerIf == question;
        return false;
      });
      if (used) continue;
      Facts facts = ordinary();
      facts.answered |= std::uint32_t{1} << i;
      add(path, "unusedQuestion", "no rule asks it: the answer changes nothing", facts);
    }
  }

  // ---------------------------------------------------------------- parameters of one rule

  void parameters(std::size_t i) {
    const Rule& rule = pack_.rules[i];
    if (rule.validFrom && rule.validTo && *rule.validFrom > *rule.validTo) {
      Facts facts = ordinary();
      facts.start = WallTime{*rule.validFrom, 19 * 3600};
      facts.end = WallTime{*rule.validFrom, 21 * 3600};
      add(at(i, "/validTo"), "contradiction", "lies before validFrom: the rule is never in force", facts);
    }
    if (rule.conditional && impossible(rule.when)) {
      add(at(i, "/when"), "contradiction", "no number is in the range it asks for", ordinary());
    }
    if (const auto* scope = std::get_if<ScopeRule>(&rule.kind)) {
      for (std::size_t test = 0; test < scope->any.size(); ++test) {
        if (!impossible(scope->any[test])) continue;
        add(at(i, "/any/" + std::to_string(test)), "contradiction", "no number is in the range it asks for",
            ordinary());
      }
    }
    if (const auto* notice = std::get_if<NoticeRule>(&rule.kind); notice != nullptr && notice->before.count == 0) {
      Facts facts = ordinary();
      (notice->send == Sending::Application ? facts.appliedOn : facts.guardListSentOn) = facts.start->day;
      add(at(i, "/before"), "contradiction", "lets it be sent on the day of the event itself", facts);
    }
    if (const auto* minimum = std::get_if<MinimumAgeRule>(&rule.kind); minimum != nullptr && minimum->over < 18) {
      Facts facts = ordinary();
      (minimum->role == Role::Responsible ? facts.responsible.emplace() : facts.guards.emplace_back()).age =
          minimum->over;
      add(at(i, minimum->unambiguous ? "/atLeast" : "/over"), "contradiction", "lets minors be responsible or guards",
          facts);
    }
    if (const auto* closing = std::get_if<ClosingTimeRule>(&rule.kind)) {
      for (const EveningTime hour : closing->closes) {
        if (hour != pack_.eveningStartsAt) continue;
        add(at(i, "/closes"), "contradiction", "is the hour at which the evening begins: every event ends too late",
            ordinary());
        break;
      }
    }
  }

  // ---------------------------------------------------------------- bands of a group

  void bands() {
    std::vector<int> groups;
    for (const Rule& rule : pack_.rules) {
      const auto* closing = std::get_if<ClosingTimeRule>(&rule.kind);
      if (closing == nullptr || std::ranges::find(groups, closing->group) != groups.end()) continue;
      groups.push_back(closing->group);
      bandsOf(closing->group);
    }
  }

  struct Band {
    std::size_t rule;
    const ClosingTimeRule* closing;
  };

  Facts agesOnly(int age, const ClosingTimeRule& closing) const {
    Facts facts = ordinary();
    facts.ageMin = facts.ageMax = age;
    facts.end = closingLimit(closing, pack_, *facts.start);
    return facts;
  }

  void bandsOf(int group) {
    std::vector<Band> bands;
    for (std::size_t i = 0; i < pack_.rules.size(); ++i) {
      const auto* closing = std::get_if<ClosingTimeRule>(&pack_.rules[i].kind);
      if (closing != nullptr && closing->group == group && closing->ages) bands.push_back({i, closing});
    }
    for (std::size_t i = 1; i < bands.size(); ++i) {
      for (std::size_t j = i; j > 0 && bands[j].closing->ages->low < bands[j - 1].closing->ages->low; --j) {
        std::swap(bands[j], bands[j - 1]);
      }
    }
    for (std::size_t i = 0; i < bands.size(); ++i) {
      for (std::size_t j = i + 1; j < bands.size(); ++j) {
        const Interval& one = *bands[i].closing->ages;
        const Interval& other = *bands[j].closing->ages;
        const int low = std::max(one.low, other.low);
        const int high = std::min(one.high, other.high);
        if (low > high || bands[i].closing->closes == bands[j].closing->closes) continue;
        add(at(bands[j].rule, "/ages"), "bandOverlap",
            "age " + std::to_string(low) + " is named by " + pack_.rules[bands[i].rule].id +
                " too, with another hour; the pack's reading decides",
            agesOnly(low, *bands[j].closing));
      }
    }
    int covered = bands.empty() ? 0 : bands.front().closing->ages->high;
    for (std::size_t i = 1; i < bands.size(); ++i) {
      const Interval& ages = *bands[i].closing->ages;
      if (ages.low > covered + 1) {
        add(at(bands[i].rule, "/ages"), "bandGap",
            "age " + std::to_string(covered + 1) + " lies between the bands and has no hour",
            agesOnly(covered + 1, *bands[i].closing));
      }
      covered = std::max(covered, ages.high);
    }
  }

  // ---------------------------------------------------------------- what the rules can answer

  /// An everyday event, covered by the scope where that can be done: what examples start from.
  Facts ordinary() const {
    Facts facts;
    const Day day = today_ + 60 + (6 - calendar::isoWeekday(today_ + 60) + 7) % 7;
    facts.start = WallTime{day, 19 * 3600};
    facts.end = WallTime{day, 21 * 3600};
    facts.ageMin = 13;
    facts.ageMax = 15;
    if (!pack_.rules.empty() && !pack_.scope().any.empty()) satisfy(pack_.scope().any.front(), facts);
    return facts;
  }

  /// Numbers of schools and participants begin at none.
  static bool empty(const Interval& interval) { return interval.low > interval.high || interval.high < 0; }
  static bool impossible(const Test& test) { return empty(test.schools) || empty(test.participants); }

  static Interval within(const Interval& one, const Interval& other) {
    return {std::max(one.low, other.low), std::min(one.high, other.high)};
  }

  /// What holds when both hold; nothing where they exclude each other.
  static std::optional<Test> both(Test test, const Test& other) {
    const auto differ = [](const auto& one, const auto& two) { return one && two && *one != *two; };
    if (differ(test.access, other.access) || differ(test.schoolEvent, other.schoolEvent)) return std::nullopt;
    if (test.kinds != 0 && other.kinds != 0 && (test.kinds & other.kinds) == 0) return std::nullopt;
    test.kinds = test.kinds != 0 && other.kinds != 0 ? test.kinds & other.kinds : test.kinds | other.kinds;
    if (!test.access) test.access = other.access;
    if (!test.schoolEvent) test.schoolEvent = other.schoolEvent;
    if (!test.question) test.question = other.question;
    test.schools = within(test.schools, other.schools);
    test.participants = within(test.participants, other.participants);
    if (impossible(test)) return std::nullopt;
    return test;
  }

  static void satisfy(const Test& test, Facts& facts) {
    if (test.kinds != 0) facts.kind = static_cast<EventKind>(std::countr_zero(test.kinds));
    if (test.access) facts.access = test.access;
    if (!test.schools.everything()) facts.schools = std::max(test.schools.low, 0);
    if (!test.participants.everything()) facts.participants = std::max(test.participants.low, 0);
    if (test.schoolEvent) facts.schoolEvent = test.schoolEvent;
    if (test.question) {
      facts.answered |= std::uint32_t{1} << *test.question;
      facts.answeredYes |= std::uint32_t{1} << *test.question;
    }
  }

  struct Covered {
    Facts facts;
    /// The most participants that it can have.
    int mostParticipants;
  };

  /// Events that the scope covers, one for each of its tests, for which the rule's own condition holds too.
  std::vector<Covered> coveredCases(const Rule& rule) const {
    std::vector<Covered> cases;
    for (const Test& scope : pack_.scope().any) {
      const std::optional<Test> test = both(scope, rule.when);
      if (!test) continue;
      Facts facts = ordinary();
      facts.kind.reset();
      facts.access.reset();
      facts.schools.reset();
      facts.participants.reset();
      satisfy(*test, facts);
      if (rule.validFrom || rule.validTo) {
        const Day day = rule.validFrom ? *rule.validFrom : *rule.validTo;
        facts.start = WallTime{day, 19 * 3600};
        facts.end = WallTime{day, 21 * 3600};
      }
      cases.push_back({facts, std::min(test->participants.high, 1'000'000)});
    }
    return cases;
  }

  /// An event to which the rule applies, if one is found.
  std::optional<Facts> applicable(std::size_t i) const {
    const Rule& rule = pack_.rules[i];
    for (const auto& [facts, most] : coveredCases(rule)) {
      const Case of{pack_, facts, today_};
      const Answer scope = scopeAnswer(of);
      if (scope.state != State::Irrelevant && gateAnswer(rule, of, scope).state != State::Irrelevant) return facts;
    }
    return std::nullopt;
  }

  bool broken(const Rule& rule, const Facts& facts) const {
    const Case of{pack_, facts, today_};
    return answerOf(rule, of, scopeAnswer(of)).state == State::Broken;
  }

  /// Is there an event that breaks the rule? Tries all that can be wrong at once, then what differs by age and weekday.
  bool canBreak(const Rule& rule, Facts facts, int mostParticipants) const {
    facts.drugFree = facts.nearSchoolDistrict = facts.approvedBySchool = facts.approvedByParents = false;
    facts.appliedOn = facts.guardListSentOn = facts.start->day + 1;
    facts.responsible.emplace().age = 0;
    facts.guards.assign(1, PersonFacts{std::nullopt, 0});
    const auto* statement = std::get_if<StatementRule>(&rule.kind);
    const auto* closing = std::get_if<ClosingTimeRule>(&rule.kind);
    const std::optional<int> question = statement != nullptr ? statement->question
                                        : closing != nullptr ? closing->longerIf
                                                             : std::nullopt;
    if (question) {
      facts.answered |= std::uint32_t{1} << *question;
      facts.answeredYes &= ~(std::uint32_t{1} << *question);
    }
    if (std::holds_alternative<LowestAgeRule>(rule.kind)) facts.ageMin = facts.ageMax = 0;
    if (closing == nullptr) {
      // The demand on guards grows with the participants.
      facts.participants = mostParticipants;
      return broken(rule, facts);
    }
    const Interval ages = closing->ages.value_or(Interval{13, 13});
    const Day first = facts.start->day;
    for (int age = ages.low; age <= ages.high; ++age) {
      facts.ageMin = facts.ageMax = age;
      for (Day day = first; day < first + 7; ++day) {
        facts.start->day = day;
        facts.end = WallTime{day + 2, 0};
        if (broken(rule, facts)) return true;
      }
    }
    return false;
  }

  void behaviour() {
    for (std::size_t i = 1; i < pack_.rules.size(); ++i) {
      const Rule& rule = pack_.rules[i];
      const std::optional<Facts> applies = applicable(i);
      if (!applies) {
        add(at(i), "deadRule", "can never apply to an event that the scope covers", ordinary());
        continue;
      }
      const auto* number = std::get_if<GuardNumberRule>(&rule.kind);
      if (rule.severity == Severity::Info || (number != nullptr && number->judgement)) continue;
      bool fails = false;
      for (const auto& [facts, most] : coveredCases(rule)) fails = fails || canBreak(rule, facts, most);
      if (!fails) add(at(i), "neverFails", "no event breaks it", *applies);
    }
  }

  const Pack& pack_;
  const std::optional<Day> asOf_;
  /// The day that examples are made for.
  const Day today_;
  std::vector<PackProblem> problems_;
};

} // namespace

std::vector<PackProblem> lint(const Pack& pack, std::optional<Day> asOf) {
  return Linter(pack, asOf).run();
}

} // namespace slt::events
