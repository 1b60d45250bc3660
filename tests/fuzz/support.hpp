// What the fuzzers share: the packs, and what has to hold of every answer.
#pragma once

#include <array>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "../unit/json/national_numbers.hpp"

namespace slt::fuzz {

using Json = nlohmann::json;

[[noreturn]] inline void fail(const char* what, std::string_view of) {
  std::fprintf(stderr, "property broken: %s\n%.*s\n", what, static_cast<int>(of.size()), of.data());
  std::abort();
}
inline void require(bool holds, const char* what, std::string_view of) {
  if (!holds) fail(what, of);
}

inline std::string readFile(const std::string& path) {
  std::string text;
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) fail("a file is missing", path);
  std::array<char, 65536> chunk{};
  while (const std::size_t got = std::fread(chunk.data(), 1, chunk.size(), file)) text.append(chunk.data(), got);
  std::fclose(file);
  return text;
}

inline const std::vector<std::string>& packTexts() {
  static const std::vector<std::string> texts = [] {
    std::vector<std::string> read;
    for (const char* name : {"hamar", "loten", "vaernes", "lensmann", "hamar-2025"}) {
      read.push_back(readFile(std::string(SLT_SOURCE_DIR "/src/packs/") + name + ".json"));
    }
    return read;
  }();
  return texts;
}

/// An envelope: valid JSON with either `ok: true` and a value, or problems, each with its place, code and detail.
inline Json envelope(const std::string& answer) {
  Json read = Json::parse(answer, nullptr, false);
  require(!read.is_discarded() && read.is_object() && read.contains("ok") && read["ok"].is_boolean(), "no envelope",
          answer);
  if (read["ok"].get<bool>()) {
    require(read.size() == 2 && read.contains("value"), "an envelope without a value", answer);
    return read;
  }
  require(read.size() == 2 && read.contains("problems") && read["problems"].is_array() && !read["problems"].empty(),
          "a failure without problems", answer);
  for (const Json& problem : read["problems"]) {
    require(problem.is_object() && problem.size() == 3, "a problem of another form", answer);
    for (const char* key : {"path", "code", "detail"}) {
      require(problem.contains(key) && problem[key].is_string(), "a problem of another form", answer);
    }
    const std::string path = problem["path"].get<std::string>();
    require(path.empty() || path.front() == '/', "a path that is no pointer", answer);
    require(!problem["code"].get<std::string>().empty() && !problem["detail"].get<std::string>().empty(),
            "a problem without words", answer);
  }
  return read;
}

/// The input with national identity numbers put where the fuzzer asks for one: the byte 0x01 (in one row of digits) or
/// 0x02 (with a space), then two bytes that choose the number. Chance alone would never hit the check digits.
struct WithNumbers {
  std::string text;
  /// Those that stand by themselves: eleven digits of a longer row are part of some other number.
  std::vector<std::string> numbers;
};
inline WithNumbers withNumbers(std::string_view bytes) {
  WithNumbers made;
  std::vector<std::pair<std::size_t, std::string>> placed;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if ((bytes[i] != 1 && bytes[i] != 2) || i + 2 >= bytes.size()) {
      made.text += bytes[i];
      continue;
    }
    const auto one = static_cast<unsigned char>(bytes[i + 1]);
    const auto two = static_cast<unsigned char>(bytes[i + 2]);
    std::string number = test::someNationalNumber(1 + one % 28, 1 + two % 12, one, two * 3,
                                                  static_cast<test::NumberKind>(one % 4), two % 4);
    if (bytes[i] == 2) number.insert(6, " ");
    placed.emplace_back(made.text.size(), number);
    made.text += number;
    i += 2;
  }
  const auto isDigit = [&](std::size_t at) {
    return at < made.text.size() && made.text[at] >= '0' && made.text[at] <= '9';
  };
  for (const auto& [at, number] : placed) {
    if ((at == 0 || !isDigit(at - 1)) && !isDigit(at + number.size())) made.numbers.push_back(number);
  }
  return made;
}
inline void requireNoEcho(const std::string& answer, const std::vector<std::string>& numbers) {
  const auto isDigit = [&](std::size_t at) { return at < answer.size() && answer[at] >= '0' && answer[at] <= '9'; };
  for (const std::string& number : numbers) {
    for (std::size_t at = answer.find(number); at != std::string::npos; at = answer.find(number, at + 1)) {
      // The same digits can also stand within a longer row somewhere else in the input.
      const bool alone = (at == 0 || !isDigit(at - 1)) && !isDigit(at + number.size());
      require(!alone, "a national identity number is echoed", answer);
    }
  }
}

} // namespace slt::fuzz
