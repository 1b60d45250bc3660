/** The factory that Emscripten made; js-glue/build.mjs says where it lies. */
declare module "#engine" {
  const create: import("./engine.ts").CreateBindings;
  export default create;
}
/** The twin, a file of its own beside slt.js. */
declare module "*/slt.twin.js" {
  const create: import("./engine.ts").CreateBindings;
  export default create;
}
