#include "json/fields.hpp"

#include <algorithm>

namespace slt::json {

int Names::find(std::string_view id) const {
  const auto found = place(id);
  return found != sorted_.end() && idOf(*found) == id ? *found : -1;
}

bool Names::add(std::string id) {
  const auto found = place(id);
  const bool isNew = found == sorted_.end() || idOf(*found) != id;
  // Only the positions are moved to make room.
  if (isNew) sorted_.insert(found, static_cast<int>(ids_.size()));
  ids_.push_back(std::move(id));
  return isNew;
}

std::vector<int>::const_iterator Names::place(std::string_view id) const {
  return std::ranges::lower_bound(sorted_, id, {}, [&](int position) { return std::string_view(idOf(position)); });
}

std::optional<Node> asList(std::optional<Node> list, std::size_t most) {
  if (!list || !list->isArray()) return std::nullopt;
  if (list->size() <= most) return list;
  list->problem("limit", "holds more than " + std::to_string(most));
  return std::nullopt;
}

bool isObjectOf(const Node& node, std::initializer_list<std::string_view> known) {
  if (!node.isObject()) return false;
  node.refuseUnknown(known);
  return true;
}

int integerOr(const Node& object, const char* key, int low, int high, int otherwise) {
  return integerIfGiven(object, key, low, high).value_or(otherwise);
}

std::optional<int> integerIfGiven(const Node& object, const char* key, int low, int high) {
  const std::optional<Node> member = object.member(key);
  return member ? member->integer(low, high) : std::nullopt;
}

std::optional<std::string> requireId(const Node& object, const char* key) {
  const std::optional<Node> member = require(object, key);
  return member ? member->text(kMaxIdBytes) : std::nullopt;
}

std::string decodeId(const Node& node, Names& names) {
  const std::optional<std::string> id = requireId(node, "id");
  if (!id)
    names.skip();
  else if (!names.add(*id))
    node.problems().add(below(node.path(), "id"), "duplicateId", "stands more than once");
  return id.value_or(std::string());
}

int decodeBodyId(const Node& object, const char* key, const Names& bodies) {
  const std::optional<std::string> id = requireId(object, key);
  if (!id) return -1;
  const int body = bodies.find(*id);
  if (body < 0) object.problems().add(below(object.path(), key), "unknownBody", "is not the id of one of the bodies");
  return body;
}

void refuseOrder(const Node& object, std::string_view key, std::string_view detail) {
  object.problems().add(below(object.path(), key), "order", detail);
}

bool decodeDates(const Node& object, calendar::Day& first, calendar::Day& last) {
  const auto from = require(object, "from");
  const auto to = require(object, "to");
  const std::optional<calendar::Day> begins = from ? from->date() : std::nullopt;
  const std::optional<calendar::Day> ends = to ? to->date() : std::nullopt;
  if (!begins || !ends) return false;
  first = *begins;
  last = *ends;
  return true;
}

bool decodeDays(const Node& object, calendar::Day& first, calendar::Day& last) {
  if (!decodeDates(object, first, last)) return false;
  if (last >= first) return true;
  refuseOrder(object, "to", "must not be before from");
  return false;
}

void addBelow(std::string_view path, const Problems& found, Problems& problems) {
  for (const Problem& each : found.list()) problems.add(std::string(path) + each.path, each.code, each.detail);
}

} // namespace slt::json
