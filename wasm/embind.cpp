// The little of Embind's own library (its bind.cpp) that this module needs. The library makes every built-in type of
// C++ known to JavaScript, wide strings and views of memory among them: 2 KB gzip of code on both sides. What crosses
// here (bindings.cpp) is of four types; with one that is not among them, the module says so as soon as it is loaded.
#include <emscripten/bind.h>

#include <cstdint>
#include <limits>
#include <string>

using emscripten::internal::InitFunc;
using emscripten::internal::TypeID;

namespace {

InitFunc* bindings = nullptr;

} // namespace

extern "C" {

void _embind_register_bindings(InitFunc* made) {
  made->next = bindings;
  bindings = made;
}

/// Only for a message about a type that is not known, which ends the loading in any case.
const char* __getTypeName(const std::type_info*) {
  return nullptr;
}

} // extern "C"

EMSCRIPTEN_BINDINGS(types) {
  using namespace emscripten::internal;
  _embind_register_void(TypeID<void>::get(), "void");
  _embind_register_bool(TypeID<bool>::get(), "bool", true, false);
  _embind_register_integer(TypeID<std::uint32_t>::get(), "unsigned int", sizeof(std::uint32_t), 0,
                           std::numeric_limits<std::uint32_t>::max());
  _embind_register_std_string(TypeID<std::string>::get(), "std::string");
}
