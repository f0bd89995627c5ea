/**
 * What the sandbox is made of: QuickJS as WebAssembly, and what takes TypeScript out of code. A file of its own because
 * it is also one in the build, loaded only by programs that hold JavaScript.
 */
export { default as loadQuickJs } from "@jitl/quickjs-singlefile-cjs-release-sync/emscripten-module";
export { QuickJSFFI } from "@jitl/quickjs-singlefile-cjs-release-sync/ffi";
export {
	type QuickJSContext,
	type QuickJSHandle,
	type QuickJSRuntime,
	QuickJSWASMModule,
} from "quickjs-emscripten-core";
export { transform } from "sucrase";
