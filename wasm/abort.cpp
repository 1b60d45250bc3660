// What the C++ library does where it would throw. Its own way prints a message through printf, which alone is 4 KB gzip;
// the loader reports the trap. The library documents this function as one that programs may replace.
#include <version>

_LIBCPP_BEGIN_NAMESPACE_STD
[[noreturn]] void __libcpp_verbose_abort(const char*, ...) {
  __builtin_trap();
}
_LIBCPP_END_NAMESPACE_STD
