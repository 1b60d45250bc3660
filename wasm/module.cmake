# The deliverable's two engines, from the same objects: slt_wasm (slt.mjs + slt.wasm) and slt_twin (slt.twin.mjs, plain
# JavaScript, for pages whose policy forbids WebAssembly). js-glue/build.mjs makes dist/ of them.
include(${CMAKE_SOURCE_DIR}/wasm/link-options.cmake)

target_compile_options(slt_core PRIVATE ${SLT_MODULE_COMPILE_OPTIONS})

# embind.cpp stands first: whatever it defines is then not looked for in Embind's own library.
add_library(slt_bindings OBJECT)
foreach(source embind bindings allocate abort)
  target_sources(slt_bindings PRIVATE ${CMAKE_SOURCE_DIR}/wasm/${source}.cpp)
endforeach()
target_link_libraries(slt_bindings PRIVATE slt_core slt_warnings)
target_compile_definitions(slt_bindings PRIVATE SLT_VERSION="${PROJECT_VERSION}" EMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES=0)
target_compile_options(slt_bindings PRIVATE ${SLT_MODULE_COMPILE_OPTIONS} -fno-exceptions -fno-rtti)

function(slt_add_engine target name)
  add_executable(${target} $<TARGET_OBJECTS:slt_bindings>)
  target_link_libraries(${target} PRIVATE slt_core)
  target_link_options(${target} PRIVATE ${SLT_MODULE_LINK_OPTIONS} ${ARGN})
  set_target_properties(${target} PROPERTIES OUTPUT_NAME ${name} SUFFIX .mjs LINK_DEPENDS ${CMAKE_SOURCE_DIR}/wasm/link-options.cmake)
endfunction()

slt_add_engine(slt_wasm slt ${SLT_WASM_LINK_OPTIONS})
slt_add_engine(slt_twin slt.twin ${SLT_TWIN_LINK_OPTIONS})
