# nlohmann/json, header only, for the tests: a second parser, independent of the one that the module reads with.
find_path(SLT_NLOHMANN_ROOT nlohmann/json.hpp HINTS $ENV{SLT_LIBRARIES}/usr/include PATHS /usr/include /opt/homebrew/include
          NO_CMAKE_FIND_ROOT_PATH)
if(NOT SLT_NLOHMANN_ROOT)
  message(FATAL_ERROR "nlohmann/json is missing (Debian: nlohmann-json3-dev)")
endif()

# Its folder alone: -I/usr/include would put this machine's C library before Emscripten's.
set(SLT_NLOHMANN_INCLUDE ${CMAKE_BINARY_DIR}/third_party/include)
file(MAKE_DIRECTORY ${SLT_NLOHMANN_INCLUDE})
file(CREATE_LINK ${SLT_NLOHMANN_ROOT}/nlohmann ${SLT_NLOHMANN_INCLUDE}/nlohmann SYMBOLIC)

set(SLT_NLOHMANN_DEFINITIONS
    JSON_NOEXCEPTION # the module is built without exceptions: parse with allow_exceptions = false, access checked
    JSON_NO_IO # no <iostream>: it alone would add more than the library
    JSON_USE_IMPLICIT_CONVERSIONS=0) # a wrong type shall not compile

add_library(slt_nlohmann INTERFACE)
target_include_directories(slt_nlohmann SYSTEM INTERFACE ${SLT_NLOHMANN_INCLUDE})
target_compile_definitions(slt_nlohmann INTERFACE ${SLT_NLOHMANN_DEFINITIONS})
