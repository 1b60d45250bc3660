# Every option of the module with its reason. Sizes were measured on the module itself; see docs/decisions/ before changing one.

# Small before fast: linking as one program saves 7 KB gzip, -Oz instead of -O3 another 30.
set(SLT_MODULE_COMPILE_OPTIONS
    -Oz
    -flto
    # Lists of known words are constants: without this they are written to the stack, word by word, wherever one is handed over. No
    # code here asks whether two equal constants lie at one address, the one thing that the option leaves open; 1.4 KB gzip.
    -fmerge-all-constants
    # There is one thread: a static is made by whoever comes first.
    -fno-threadsafe-statics)

set(SLT_MODULE_LINK_OPTIONS
    -Oz
    -flto
    -lembind
    # Embind builds its callers with `new Function` unless told not to; a strict policy forbids that.
    -sDYNAMIC_EXECUTION=0
    # One instance per page is made by calling the module's factory, from an ES module that bundlers understand.
    -sMODULARIZE=1
    -sEXPORT_ES6=1
    -sEXPORT_NAME=createSltEngine
    # Pages and workers; nothing else is supported, so no code for it. Node needs none either: js-glue/load.ts does the fetching.
    -sENVIRONMENT=web,worker
    # The one thing that js-glue hands to the factory, and so the only one to be asked for; 270 bytes gzip.
    -sINCOMING_MODULE_JS_API=instantiateWasm
    # Every browser and worker that can run the module has a TextDecoder: no second way; 220 bytes gzip.
    -sTEXTDECODER=2
    # No file system: everything crosses as text.
    -sFILESYSTEM=0
    # Checking an event stays far within the first 16 MB. Only a year's plan lets the memory grow: a municipality's to about 40 MB, a
    # county's to some hundreds. The input is bounded (see src/json limits), and so is this.
    -sALLOW_MEMORY_GROWTH=1
    -sINITIAL_MEMORY=16MB
    -sMAXIMUM_MEMORY=2GB
    -sSTACK_SIZE=512KB
    # A failed allocation shows as an error the loader can report, not as a null pointer.
    -sABORTING_MALLOC=1
    # 3 KB gzip smaller than dlmalloc. By itself it opens a year three times as slowly: the small blocks of a plan come from
    # allocate.cpp.
    -sMALLOC=emmalloc
    # Exceptions would make the twin 76 KB gzip; results are values instead.
    -fno-exceptions
    -fno-rtti
    # Nothing runs at exit, nothing is asserted in what ships; the tests are another target.
    -sEXIT_RUNTIME=0
    -sASSERTIONS=0
    -sINVOKE_RUN=0
    --no-entry
    # Code that is inlined is compressed worse than a call: 600 bytes gzip.
    -Wl,--mllvm=-inline-threshold=-50
    # Nothing is linked unasked (OpenGL would be).
    -sAUTO_NATIVE_LIBRARIES=0
    # No support for old browsers' missing features: Designsystemet asks for newer ones anyway.
    -sPOLYFILL=0)

set(SLT_WASM_LINK_OPTIONS
    # Long integers cross as BigInt, which every browser with WebAssembly has; no translated pairs.
    -sWASM_BIGINT=1
    # After emcc's own passes: control flow taken apart, put together anew, and made small again; 0.9 KB gzip. A third round gives nothing.
    -sBINARYEN_EXTRA_PASSES=flatten,rereloop,-Oz,-Oz
    # Types of what bindings.cpp offers, for js-glue.
    --emit-tsd slt.d.ts)

set(SLT_TWIN_LINK_OPTIONS
    # Translated to JavaScript. Everything in one file: there is nothing to fetch beside it.
    -sWASM=0)
