#include "organisation/finding.hpp"

namespace slt::organisation {

Finding& Finding::text(std::string_view name, std::string_view value) {
  if (!value.empty()) details.push_back({Detail::Kind::Text, name, value, 0});
  return *this;
}
Finding& Finding::number(std::string_view name, std::int64_t value) {
  details.push_back({Detail::Kind::Number, name, {}, value});
  return *this;
}
Finding& Finding::day(std::string_view name, Day value) {
  details.push_back({Detail::Kind::Date, name, {}, value});
  return *this;
}
Finding& Finding::fact(std::string_view list, std::int64_t at, std::string_view field) {
  details.push_back({Detail::Kind::Fact, list, field, at});
  return *this;
}
Finding& Finding::missing(std::string_view list, std::int64_t at, std::string_view field) {
  details.push_back({Detail::Kind::Missing, list, field, at});
  return *this;
}

Finding& add(std::vector<Finding>& findings, std::string_view rule, Severity severity, State state,
             std::string_view code) {
  Finding& finding = findings.emplace_back();
  finding.rule = rule;
  finding.severity = severity;
  finding.state = state;
  finding.code = code;
  return finding;
}

} // namespace slt::organisation
