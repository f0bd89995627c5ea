import { kernelFolder, library } from "./kernels.mjs";

/**
 * A subject is one version of a kernel in this process: `run()` gives its checksum and how long it took, in milliseconds.
 * XanoScript is timed by the engine's own clock for the run, which excludes compiling and the checks before a run;
 * `call` has those too.
 */
export async function xanoSubject(kernel, folder = kernelFolder) {
	return engineSubject(kernel, folder, () => ({}));
}

/** @param options what each run is given beside its input */
async function engineSubject(kernel, folder, options) {
	const { openProject, createEngine } = await import(library);
	const project = await openProject(folder);
	const engine = createEngine({ project });
	return {
		run: async () => {
			const started = performance.now();
			const { response, timings } = await engine.run({
				function: `bench/${kernel.name}`,
				input: { n: kernel.n },
				...options(),
			});
			const call = performance.now() - started;
			return { checksum: response, milliseconds: timings.run, compile: timings.compile, call };
		},
	};
}

/** The same as `xano run` does it: what the outside answers is remembered for the case that the run fails. */
export async function recalledSubject(kernel) {
	const { createRecall } = await import(library);
	return engineSubject(kernel, kernelFolder, () => ({ doors: createRecall() }));
}

/** The same with all that happens told. */
export async function tracedSubject(kernel) {
	const { createTraceRecorder } = await import(library);
	return engineSubject(kernel, kernelFolder, () => ({ tracer: createTraceRecorder({ writtenBy: "bench" }) }));
}

/** The hand-written JavaScript of a kernel. */
export async function twinSubject(kernel) {
	const { default: twin } = await import(`./twins/${kernel.name}.mjs`);
	return {
		run: async () => {
			const started = performance.now();
			const checksum = twin(kernel.n);
			return { checksum, milliseconds: performance.now() - started };
		},
	};
}

export const subjects = { xs: xanoSubject, traced: tracedSubject, twin: twinSubject };

/** Stops everything when a version computes something else: its time would mean nothing. */
export function verify(kernel, version, checksum) {
	if (checksum !== kernel.checksum) {
		throw new Error(
			`${kernel.name}: ${version} gives ${JSON.stringify(checksum)} instead of ${JSON.stringify(kernel.checksum)}`,
		);
	}
}
