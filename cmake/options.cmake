# What a build can switch on, and the flags every target shares.
option(SLT_BUILD_TESTS "Build the test suite" OFF)
option(SLT_BUILD_BENCH "Build the native benches" OFF)
option(SLT_BUILD_FUZZERS "Build the fuzzers" OFF)
option(SLT_SANITIZE "Address and undefined-behaviour sanitizers" OFF)
option(SLT_COVERAGE "Count executed lines of src/" OFF)

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# Only for code of this project, never for libraries.
add_library(slt_warnings INTERFACE)
target_compile_options(slt_warnings INTERFACE -Wall -Wextra -Wconversion -Werror)
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  # GCC's -Wconversion leaves signs alone in C++; both compilers shall ask for the same.
  target_compile_options(slt_warnings INTERFACE -Wno-sign-conversion)
endif()

if(SLT_SANITIZE)
  # For all targets, libraries too: containers that cross the border must agree on how they are annotated.
  # -fno-sanitize=vptr, since it needs the type information that src/ is built without.
  add_compile_options(-fsanitize=address,undefined -fno-sanitize=vptr -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined -fno-sanitize=vptr)
endif()
