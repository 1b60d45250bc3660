/** What the compiled module offers (wasm/bindings.cpp), whichever engine runs it. Every answer is the text of an envelope. */
export interface Engine {
  EventRules: new (packText: string) => NativeRules;
  calendar(from: string, to: string): string;
  version(): string;
}

/** Lives in the module's memory: `delete()` when done. */
export interface NativeRules {
  opened(): string;
  check(applicationText: string, asOf: string, explain: boolean): string;
  checkAll(applicationsText: string, asOf: string, explain: boolean): string;
  lint(asOfOrEmpty: string): string;
  delete(): void;
}

/** The factory that Emscripten makes. */
export type CreateEngine = (options?: {
  instantiateWasm?(
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
}) => Promise<Engine>;
