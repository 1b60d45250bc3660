// Applications at random, from a seed: anything from an empty form to a full one, with values near those at which
// answers turn. Also what can be filled into one: its open fields, and values for them.
#pragma once

#include <cstdint>

#include "calendar/calendar.hpp"
#include "events/support.hpp"

namespace slt::test {

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers with every compiler and library.
class Random {
public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  int below(int count) { return static_cast<int>(next() % static_cast<std::uint64_t>(count)); }
  bool chance(int percent) { return below(100) < percent; }
  template<class T> const T& pick(const std::vector<T>& of) {
    return of[static_cast<std::size_t>(below(static_cast<int>(of.size())))];
  }

private:
  std::uint64_t state_;
};

inline const std::string kAsOf = "2027-01-04";

class Generator {
public:
  Generator(const Json& pack, std::uint64_t seed) : random_(seed) {
    if (!pack.contains("questions")) return;
    for (const Json& question : pack["questions"]) questions_.push_back(question["id"].get<std::string>());
  }

  Random& random() { return random_; }

  /// A valid application with about so many per cent of the fields.
  Json application(int percent) {
    for (;;) {
      Json made = Json::object();
      for (const char* field :
           {"kind", "access", "schools", "participants", "start", "end", "appliedOn", "guardListSentOn", "responsible",
            "guards", "drugFree", "nearSchoolDistrict", "schoolEvent", "approvedBySchool", "approvedByParents"}) {
        if (random_.chance(percent)) made[field] = value(field);
      }
      // In ages, in grades, or sometimes in both: then in full, so that neither leaves the other open.
      const int invited = random_.below(10);
      for (const char* field : {"ageMin", "ageMax"}) {
        if (invited == 9 || (invited < 6 && random_.chance(percent))) made[field] = value(field);
      }
      for (const char* field : {"gradeMin", "gradeMax"}) {
        if (invited == 9 || (invited >= 6 && random_.chance(percent))) made[field] = value(field);
      }
      for (const std::string& question : questions_) {
        if (random_.chance(percent)) made["answers"][question] = random_.chance(60);
      }
      if (valid(made)) return made;
    }
  }

  /// A value for a field, by its pointer's first name; people are sometimes given without an age.
  Json value(const std::string& field) {
    if (field == "kind") return random_.pick<std::string>({"concert", "disco", "disco", "dance", "lan", "other"});
    if (field == "access") return random_.pick<std::string>({"public", "public", "closed"});
    if (field == "schools") return random_.pick<int>({0, 1, 2});
    if (field == "participants") return random_.pick<int>({0, 1, 10, 11, 20, 99, 100, 101, 150, 199, 200, 201, 300});
    if (field == "ageMin" || field == "ageMax")
      return random_.pick<int>({0, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 99});
    if (field == "gradeMin" || field == "gradeMax") return 1 + random_.below(13);
    if (field == "start" || field == "end") return time();
    if (field == "appliedOn") return day(random_.chance(30) ? -20 : 0, 40);
    if (field == "guardListSentOn") return day(random_.chance(30) ? -20 : 0, 40);
    if (field == "responsible") return person();
    if (field == "guards") {
      Json guards = Json::array();
      for (int count = random_.pick<int>({0, 1, 1, 2, 3, 4, 20, 21, 30}); count > 0; --count)
        guards.push_back(person());
      return guards;
    }
    return random_.chance(70);
  }

  Json person() {
    Json made = Json::object();
    if (random_.chance(30)) made["name"] = random_.pick<std::string>({"Ola", "Kari", "Per"});
    const int kind = random_.below(10);
    if (kind < 5) made["born"] = born();
    if (kind == 5 || kind == 6 || kind == 7) made["age"] = age();
    if (kind == 8) {
      made["born"] = born();
      made["age"] = age();
    }
    return made;
  }
  Json born() {
    const int year = random_.pick<int>({2007, 2006, 2002, 2001, 1992, 1991, 1980});
    const std::string date =
        random_.pick<std::string>({"-01-29", "-01-30", "-01-31", "-02-01", "-02-28", "-05-17", "-12-31"});
    const std::string leap = random_.pick<std::string>({"2004-02-29", "2000-02-29", "1992-02-29"});
    return random_.chance(8) ? leap : std::to_string(year) + date;
  }
  int age() { return random_.pick<int>({0, 19, 20, 21, 24, 25, 26, 34, 35, 36, 60}); }

  /// A day so many days around the day of the check.
  std::string day(int from, int to) {
    const calendar::Day today = calendar::fromCivil({2027, 1, 4});
    return calendar::formatDate(today + from + random_.below(to - from + 1));
  }
  std::string time() {
    static const std::vector<std::string> days{
        "2027-01-06", "2027-01-17", "2027-01-18", "2027-01-19", "2027-01-29", "2027-01-30", "2027-01-30", "2027-01-31",
        "2027-02-01", "2027-02-28", "2027-03-28", "2027-05-16", "2027-05-17", "2027-07-31", "2027-08-01", "2027-12-31"};
    static const std::vector<std::string> hours{"00:00", "00:30",    "01:00", "01:00:01", "05:59", "06:00",
                                                "12:59", "13:00",    "16:00", "18:30",    "19:00", "21:00",
                                                "22:00", "22:00:01", "23:00", "23:59:59"};
    return random_.pick(days) + "T" + random_.pick(hours);
  }

  static bool valid(const Json& application) {
    const auto ordered = [&](const char* low, const char* high) {
      return !application.contains(low) || !application.contains(high) || application[low] <= application[high];
    };
    if (!ordered("ageMin", "ageMax") || !ordered("gradeMin", "gradeMax")) return false;
    if (!application.contains("start") || !application.contains("end")) return true;
    const std::string start = application["start"].get<std::string>();
    const std::string end = application["end"].get<std::string>();
    return start < end;
  }

  /// Pointers of the fields that can still be filled in.
  std::vector<std::string> open(const Json& application) const {
    std::vector<std::string> fields;
    for (const char* field :
         {"kind", "access", "schools", "participants", "start", "end", "appliedOn", "guardListSentOn", "responsible",
          "drugFree", "nearSchoolDistrict", "schoolEvent", "approvedBySchool", "approvedByParents"}) {
      if (!application.contains(field)) fields.push_back(std::string("/") + field);
    }
    const bool ages = application.contains("ageMin") || application.contains("ageMax");
    const bool grades = application.contains("gradeMin") || application.contains("gradeMax");
    for (const char* field : {"ageMin", "ageMax"}) {
      if (!grades && !application.contains(field)) fields.push_back(std::string("/") + field);
    }
    for (const char* field : {"gradeMin", "gradeMax"}) {
      if (!ages && !application.contains(field)) fields.push_back(std::string("/") + field);
    }
    const auto isOpen = [](const Json& person) { return !person.contains("born") && !person.contains("age"); };
    if (application.contains("responsible") && isOpen(application["responsible"]))
      fields.push_back("/responsible/born");
    if (!application.contains("guards") || application["guards"].empty()) {
      fields.push_back("/guards");
    } else {
      for (std::size_t i = 0; i < application["guards"].size(); ++i) {
        if (isOpen(application["guards"][i])) fields.push_back("/guards/" + std::to_string(i) + "/born");
      }
    }
    for (const std::string& question : questions_) {
      if (!application.contains("answers") || !application["answers"].contains(question))
        fields.push_back("/answers/" + question);
    }
    return fields;
  }

  /// The application with one open field filled in; `known`: people with an age, lists that are not empty. Nothing is
  /// sent before the day of the check. Gives null where no valid value was hit upon.
  Json filled(const Json& application, const std::string& pointer, bool known) {
    for (int tries = 0; tries < 30; ++tries) {
      Json made = application;
      if (pointer.starts_with("/answers/")) {
        made["answers"][pointer.substr(9)] = random_.chance(50);
      } else if (pointer.ends_with("/born")) {
        made[Json::json_pointer(pointer)] = born();
      } else if (pointer == "/appliedOn" || pointer == "/guardListSentOn") {
        made[pointer.substr(1)] = day(0, 40);
      } else if (pointer == "/responsible" || pointer == "/guards") {
        Json people = pointer == "/guards" ? value("guards") : Json::array({person()});
        if (people.empty()) people.push_back(person());
        for (Json& each : people) {
          if (known && !each.contains("born") && !each.contains("age")) each["born"] = born();
        }
        made[pointer.substr(1)] = pointer == "/guards" ? people : people[0];
      } else {
        made[pointer.substr(1)] = value(pointer.substr(1));
      }
      if (valid(made)) return made;
    }
    return Json();
  }

  /// Every open field filled in; null where that failed.
  Json completed(Json application) {
    // Either ages or grades are told.
    for (std::vector<std::string> fields = open(application); !fields.empty(); fields = open(application)) {
      application = filled(application, random_.pick(fields), true);
      if (application.is_null()) return application;
    }
    return application;
  }

private:
  Random random_;
  std::vector<std::string> questions_;
};

} // namespace slt::test
