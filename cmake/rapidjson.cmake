# RapidJSON, header only: reads the module's input (src/json/parse.cpp alone sees it).
find_path(SLT_RAPIDJSON_ROOT rapidjson/reader.h HINTS $ENV{SLT_LIBRARIES}/usr/include PATHS /usr/include /opt/homebrew/include
          NO_CMAKE_FIND_ROOT_PATH)
if(NOT SLT_RAPIDJSON_ROOT)
  message(FATAL_ERROR "RapidJSON is missing (Debian: rapidjson-dev)")
endif()

# Its folder alone: -I/usr/include would put this machine's C library before Emscripten's.
set(SLT_RAPIDJSON_INCLUDE ${CMAKE_BINARY_DIR}/third_party/rapidjson)
file(MAKE_DIRECTORY ${SLT_RAPIDJSON_INCLUDE})
file(CREATE_LINK ${SLT_RAPIDJSON_ROOT}/rapidjson ${SLT_RAPIDJSON_INCLUDE}/rapidjson SYMBOLIC)
