# Catch2 3, from source: the suite also runs in WebAssembly, for which nobody packages it.
if(DEFINED ENV{SLT_LIBRARIES})
  set(SLT_CATCH2 $ENV{SLT_LIBRARIES}/catch2 CACHE PATH "Catch2's sources")
endif()
if(EXISTS "${SLT_CATCH2}/CMakeLists.txt")
  add_subdirectory(${SLT_CATCH2} ${CMAKE_BINARY_DIR}/third_party/catch2 EXCLUDE_FROM_ALL SYSTEM)
else()
  # Not Debian: a packaged one will do natively; WebAssembly needs the sources, from the project's own site.
  if(NOT EMSCRIPTEN)
    find_package(Catch2 3 QUIET)
  endif()
  if(NOT TARGET Catch2::Catch2WithMain)
    include(FetchContent)
    FetchContent_Declare(
      Catch2
      GIT_REPOSITORY https://github.com/catchorg/Catch2.git
      GIT_TAG v3.7.1
      GIT_SHALLOW ON SYSTEM)
    FetchContent_MakeAvailable(Catch2)
  endif()
endif()

# A hundred small files that all read the same headers: in a few large ones they are compiled in a fifth of the time.
if(NOT TARGET Catch2)
  return() # a packaged one is compiled already
endif()
set_target_properties(Catch2 PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 40)
