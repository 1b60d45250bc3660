// What the C++ library does where it would throw. Its own way prints a message through printf, which alone is 4 KB
// gzip; the loader reports the trap. The library lets programs replace this function.
#include <version>

_LIBCPP_BEGIN_NAMESPACE_STD
[[noreturn]] void __libcpp_verbose_abort(const char*, ...) {
  __builtin_trap();
}
_LIBCPP_END_NAMESPACE_STD
