#include "json/problems.hpp"

namespace slt::json {

void Problems::add(std::string_view path, std::string_view code, std::string_view detail) {
  if (list_.size() < kMaxProblems) list_.push_back({std::string(path), code, std::string(detail)});
}

} // namespace slt::json
