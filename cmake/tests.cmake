# slt_tests: one binary with every Catch2 test, built natively and, unchanged, for WebAssembly.
file(GLOB_RECURSE slt_test_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/unit/*.cpp)
add_executable(slt_tests ${slt_test_sources})
target_link_libraries(slt_tests PRIVATE slt_core slt_nlohmann slt_warnings Catch2::Catch2WithMain)
target_include_directories(slt_tests PRIVATE ${CMAKE_SOURCE_DIR}/tests/unit)
# What nearly every test includes, and is slow to read; each still includes what it uses.
target_precompile_headers(slt_tests PRIVATE <catch2/catch_test_macros.hpp> <nlohmann/json.hpp> <string> <vector>)
# For the JSON vectors and the packs, which both builds read from the source tree.
target_compile_definitions(slt_tests PRIVATE SLT_SOURCE_DIR="${CMAKE_SOURCE_DIR}")

if(EMSCRIPTEN)
  set_target_properties(slt_tests PROPERTIES SUFFIX .cjs) # what Emscripten writes is no ES module
  # Catch2 throws; src/ does not, and stays compiled as it ships.
  target_compile_options(Catch2 PRIVATE -fexceptions)
  target_compile_options(Catch2WithMain PRIVATE -fexceptions)
  target_compile_options(slt_tests PRIVATE -fexceptions -O1)
  target_link_options(
    slt_tests
    PRIVATE
    -fexceptions
    -O1 # what is tested is compiled as it ships; going over the whole again takes longer than all tests
    -sNODERAWFS=1 # the tests read their vectors from the real file system
    -sALLOW_MEMORY_GROWTH=1 # Catch2's reporters are not bounded
    -sSTACK_SIZE=1MB
    -sAUTO_NATIVE_LIBRARIES=0
    -sEXIT_RUNTIME=1 # the exit code is the verdict
    -sENVIRONMENT=node)
endif()
