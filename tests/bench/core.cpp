// What the core costs apart from the boundary: each step of a check by itself, over the applications of a file that
// events.mjs writes (`{"pack": text, "asOf": date, "sets": {kind: [application text]}}`). Prints one JSON line,
// microseconds per application.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "api/events.hpp"
#include "events/verdict.hpp"
#include "json/application.hpp"
#include "json/verdict.hpp"

namespace {

using nlohmann::json;

/// Microseconds of processor time: what others do on the machine meanwhile is not this program's cost.
double now() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

/// What the compiler must believe to be used.
volatile std::uint64_t sink = 0;

struct Figure {
  /// Per application: the median over the rounds.
  double mean;
  double low;
  double high;
  /// Of single applications, each timed alone.
  double typical;
  double p95;
};

/// `work(i)` for each application i: the mean over all in the median, best and worst round; and over the applications,
/// each at the median of five times, the median and p95.
template<class Work> Figure measure(std::size_t count, int rounds, Work work) {
  std::vector<double> means;
  std::vector<std::vector<double>> single(count);
  for (int round = -1; round < rounds; ++round) {
    const double begin = now();
    for (std::size_t i = 0; i < count; ++i) work(i);
    if (round >= 0) means.push_back((now() - begin) / static_cast<double>(count));
  }
  for (int round = 0; round < 5; ++round) {
    for (std::size_t i = 0; i < count; ++i) {
      const double begin = now();
      work(i);
      single[i].push_back(now() - begin);
    }
  }
  std::vector<double> each;
  for (std::vector<double>& times : single) {
    std::ranges::sort(times);
    each.push_back(times[times.size() / 2]);
  }
  std::ranges::sort(each);
  std::ranges::sort(means);
  return {means[means.size() / 2], means.front(), means.back(), each[each.size() / 2], each[each.size() * 95 / 100]};
}

int fail(const char* why) {
  std::fprintf(stderr, "bench_core: %s\n", why);
  return 1;
}

} // namespace

int main(int count, char** arguments) {
  if (count < 2) return fail("bench_core FILE [rounds] [only: kind/step]");
  std::ifstream file(arguments[1], std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  const json input = json::parse(text, nullptr, false);
  if (input.is_discarded()) return fail("cannot read the file");
  const int rounds = count > 2 ? std::max(1, std::atoi(arguments[2])) : 15;
  const std::string only = count > 3 ? arguments[3] : "";

  const slt::api::EventRules rules(input["pack"].get<std::string>());
  const std::string asOf = input["asOf"].get<std::string>();
  slt::json::Problems problems;
  const auto day = slt::json::decodeAsOf(asOf, problems);
  if (rules.pack() == nullptr || !day) return fail("cannot read the pack or the day");
  const slt::events::Pack& pack = *rules.pack();

  json result = json::object();
  for (const auto& [kind, given] : input["sets"].items()) {
    const auto texts = given.get<std::vector<std::string>>();
    std::vector<slt::events::Application> applications;
    std::vector<slt::events::Verdict> plain;
    std::vector<slt::events::Verdict> explained;
    for (const std::string& application : texts) {
      auto read = slt::json::decodeApplication(application, pack, *day, problems);
      if (!read) return fail("an application is not valid");
      applications.push_back(std::move(*read));
    }
    for (const auto& application : applications) {
      plain.push_back(slt::events::check({pack, application.facts, *day}, false));
      explained.push_back(slt::events::check({pack, application.facts, *day}, true));
    }
    const auto step = [&](const char* name, auto work) {
      if (!only.empty() && only != kind + "/" + name) return;
      const Figure figure = measure(texts.size(), rounds, work);
      result[kind][name] = {{"mean", figure.mean},
                            {"min", figure.low},
                            {"max", figure.high},
                            {"median", figure.typical},
                            {"p95", figure.p95}};
    };
    const auto checked = [&](std::size_t i, bool explain) {
      sink = sink + slt::events::check({pack, applications[i].facts, *day}, explain).findings.size();
    };
    const auto encoded = [&](const slt::events::Verdict& verdict, std::size_t i) {
      sink = sink + slt::json::success([&](slt::json::Writer& writer) {
                      slt::json::encode(writer, verdict, pack, applications[i]);
                    }).size();
    };
    step("decode", [&](std::size_t i) {
      slt::json::Problems none;
      sink = sink + slt::json::decodeApplication(texts[i], pack, *day, none)->guardNames.size();
    });
    step("answers",
         [&](std::size_t i) { sink = sink + slt::events::answers({pack, applications[i].facts, *day}).size(); });
    step("check", [&](std::size_t i) { checked(i, false); });
    step("checkExplained", [&](std::size_t i) { checked(i, true); });
    step("encode", [&](std::size_t i) { encoded(plain[i], i); });
    step("encodeExplained", [&](std::size_t i) { encoded(explained[i], i); });
    step("whole", [&](std::size_t i) { sink = sink + rules.check(texts[i], asOf, false).size(); });
    step("wholeExplained", [&](std::size_t i) { sink = sink + rules.check(texts[i], asOf, true).size(); });
  }
  std::printf("%s\n", result.dump().c_str());
  return 0;
}
