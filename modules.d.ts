/** What the bundlers make of files that are not code: wrangler by its rules, the tests' builds by their loaders. */
declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}

declare module "*.bin" {
  const bytes: ArrayBuffer;
  export default bytes;
}
