// What is wrong with an input: each problem with its place. All of them are gathered, not only the first.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace slt::json {

struct Problem {
  /// RFC 6901, into the text that was given.
  std::string path;
  std::string_view code;
  /// For a developer, in English; never repeats what the input says.
  std::string detail;
};

/// More problems than anybody reads are counted no further.
inline constexpr std::size_t kMaxProblems = 1000;

class Problems {
public:
  void add(std::string_view path, std::string_view code, std::string_view detail);
  bool none() const { return list_.empty(); }
  const std::vector<Problem>& list() const { return list_; }

private:
  std::vector<Problem> list_;
};

} // namespace slt::json
