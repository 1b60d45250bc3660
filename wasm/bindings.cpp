#include <emscripten/bind.h>
#include <string>

namespace {

std::string version() { return SLT_VERSION; }

} // namespace

EMSCRIPTEN_BINDINGS(slt) { emscripten::function("version", &version); }
