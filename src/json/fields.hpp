// What the decoders of lists, ids, ranges and names have in common.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/parse.hpp"

namespace slt::json {

inline constexpr std::size_t kMaxIdBytes = 200;
inline constexpr std::size_t kMaxNameBytes = 200;

/// Ids and their positions.
class Names {
public:
  /// -1 when there is none.
  int find(std::string_view id) const;
  /// Takes the next position. False when the id has one already: then that stays the one it is found at.
  bool add(std::string id);
  /// Takes a position for something without a readable id.
  void skip() { ids_.emplace_back(); }
  std::size_t size() const { return ids_.size(); }

private:
  const std::string& idOf(int position) const { return ids_[static_cast<std::size_t>(position)]; }
  std::vector<int>::const_iterator place(std::string_view id) const;

  std::vector<std::string> ids_;
  std::vector<int> sorted_;
};

/// A list of at most so many, or nothing: when it is absent, none, or too long.
std::optional<Node> asList(std::optional<Node> list, std::size_t most);
/// Is it an object, and of none but these keys?
bool isObjectOf(const Node& node, std::initializer_list<std::string_view> known);

int integerOr(const Node& object, const char* key, int low, int high, int otherwise);
std::optional<int> integerIfGiven(const Node& object, const char* key, int low, int high);
std::optional<std::string> requireId(const Node& object, const char* key);
/// The id of a list's element, which takes the next position with or without one.
std::string decodeId(const Node& node, Names& names);
/// One of the bodies, or -1.
int decodeBodyId(const Node& object, const char* key, const Names& bodies);

void refuseOrder(const Node& object, std::string_view key, std::string_view detail);
/// `from` and `to`, in whichever order. False when they cannot be read.
bool decodeDates(const Node& object, calendar::Day& first, calendar::Day& last);
/// `from` and `to`, both included. False when they are no range.
bool decodeDays(const Node& object, calendar::Day& first, calendar::Day& last);

/// Of a second input: its problems come behind those of the first, with `path` before their own pointers.
void addBelow(std::string_view path, const Problems& found, Problems& problems);

} // namespace slt::json
