# slt_core: all the rules, as one static library. Each layer's folder is found by itself; which may include which is a test
# (tests/structure), but that one file alone sees the JSON library is enforced here.
file(GLOB_RECURSE slt_core_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/*.cpp)
add_library(slt_core STATIC ${slt_core_sources})
target_include_directories(slt_core PUBLIC ${CMAKE_SOURCE_DIR}/src)
target_link_libraries(slt_core PRIVATE slt_warnings)
# Everywhere as in WebAssembly, so that what the native tests see is what ships.
target_compile_options(slt_core PRIVATE -fno-exceptions -fno-rtti)

set_source_files_properties(${CMAKE_SOURCE_DIR}/src/json/parse.cpp PROPERTIES COMPILE_OPTIONS
                                                                             "-isystem;${SLT_RAPIDJSON_INCLUDE}")

if(SLT_COVERAGE)
  # The tests as well: of an inline function that both compile, the linker may keep theirs.
  target_compile_options(slt_core PUBLIC --coverage)
  target_link_options(slt_core PUBLIC --coverage)
endif()
