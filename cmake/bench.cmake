# Native benches: every tests/bench/*.cpp is a program of its own.
file(GLOB slt_bench_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/bench/*.cpp)
foreach(source IN LISTS slt_bench_sources)
  get_filename_component(name ${source} NAME_WE)
  add_executable(bench_${name} ${source})
  target_link_libraries(bench_${name} PRIVATE slt_core slt_nlohmann slt_warnings)
  target_compile_definitions(bench_${name} PRIVATE SLT_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
endforeach()

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 sees overlapping copies inside std::string at -O3 where there are none (its bug 105651).
  target_compile_options(slt_core PRIVATE -Wno-restrict)
endif()
