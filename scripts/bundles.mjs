// Deals modules out to bundles, those of the library and those of the command line: each module has one home, so that there
// is one of each class and of everything that is kept in a module.
//
// The core is the bundle that is always loaded; a part is one that is loaded when it is first needed. One gets into it
// through its doors: modules whose functions are called from outside. Wherever a door is imported, a function of the same
// name stands that loads the part and calls on. What only one part needs lives in that part; what is needed by the core or
// by several parts, in the core.
import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import * as esbuild from "esbuild";

/** What every bundle exports for the others: the exports of one of its modules. No program imports that by accident. */
const handedOn = "internal/modules";

/**
 * @param root folder of the project; paths are relative to it
 * @param common options of every bundle
 * @param core the `name` of the core's bundle and its `entry`, and whether what only parts want of it `isLate` to be evaluated;
 * what it asks for with `import()` and is no door lives in the part that says so, or else in the core
 * @param parts by name of the bundle: the modules that are its `doors`; other parts, named before it, that it `standsOn`,
 * which are loaded with it and where lives what both need; whether what is `imported` while the core runs lives there
 * @param faces further bundles that stand on the core: entry by name
 * @param plugins send away what no bundle is to contain
 * @returns per bundle (the core, parts, faces) the text of its entry and the plugin that finds what lives elsewhere
 */
export async function dealOut({ root, common, core, parts, faces = {}, plugins }) {
	const { metafile } = await esbuild.build({
		...common,
		entryPoints: [core.entry, ...doorsOf(parts), ...Object.values(faces)],
		outdir: "dist",
		write: false,
		logLevel: "error",
		plugins,
	});
	const importsOf = (path) => metafile.inputs[path].imports.filter(({ external }) => !external);
	const homes = findHomes(importsOf, core, parts, faces);
	const doors = new Set(doorsOf(parts));

	const wanted = new Set(doors);
	for (const [path, home] of homes) {
		for (const { path: target } of importsOf(path)) if (homes.get(target) !== home) wanted.add(target);
	}
	const exportsOf = await exportedNames([...wanted], { ...common, plugins });

	/** The text of a bundle's entry: all that others want from it. */
	const entry = (home) => {
		const own = [...wanted].filter((path) => homes.get(path) === home).sort();
		// What only parts want of the core is not evaluated before they want it, where the core is to be up first.
		const isLate = home === core.name && core.isLate;
		const imports = own.map((path, index) => {
			const names = exportsOf(path).map((name) => `${name} as ${name}_${index}`);
			return `import { ${names.join(", ")} } from "./${path}";`;
		});
		const cases = own.map((path, index) => {
			const names = exportsOf(path).map((name) => `${name}: ${name}_${index}`);
			return `case "${path}": return ${isLate ? `require("./${path}")` : `{ ${names.join(", ")} }`};`;
		});
		return [
			...(home === core.name ? [`export * from "./${core.entry}";`] : []),
			...(isLate ? [] : imports),
			`function modules(path) { switch (path) { ${cases.join("\n")} } }`,
			`export { modules as "${handedOn}" };`,
		].join("\n");
	};

	/** What stands for a module of another bundle. */
	const stand = (path) => {
		const modules = `require("./${homes.get(path)}.cjs")["${handedOn}"]("${path}")`;
		if (!doors.has(path)) {
			const names = exportsOf(path).join(", ");
			return `const { ${names} } = ${modules};\nexport { ${names} };`;
		}
		const functions = [...readFileSync(resolve(root, path), "utf8").matchAll(/^export (?:async )?function\*? (\w+)/gm)];
		return [
			"let known;",
			`const behind = () => (known ??= ${modules});`,
			...functions.map(([, name]) => `export function ${name}(...given) { return behind().${name}(...given); }`),
		].join("\n");
	};

	const plugin = (home) => ({
		name: "lives-elsewhere",
		setup: (bundle) => {
			bundle.onResolve({ filter: /./ }, ({ path, importer, namespace }) => {
				if (namespace === "elsewhere") return { path, external: true };
				const from = metafile.inputs[relative(root, importer).replaceAll("\\", "/")];
				const target = from?.imports.find(({ original, external }) => original === path && !external)?.path;
				return target === undefined || homes.get(target) === home ? null : { path: target, namespace: "elsewhere" };
			});
			bundle.onLoad({ filter: /./, namespace: "elsewhere" }, ({ path }) => ({ contents: stand(path) }));
		},
	});
	return { entry, plugin };
}

function doorsOf(parts) {
	return Object.values(parts).flatMap((part) => part.doors);
}

/** The bundle of every module. */
function findHomes(importsOf, core, parts, faces) {
	const doors = new Set(doorsOf(parts));
	const isLate = ({ kind }) => kind === "dynamic-import";
	/** Everything that is imported from there on, up to doors and to what has a home. */
	const reach = (starts, isTaken, follows = () => true) => {
		const found = new Set(starts);
		for (const path of found) {
			for (const edge of importsOf(path))
				if (follows(edge) && !doors.has(edge.path) && !isTaken(edge.path)) found.add(edge.path);
		}
		return found;
	};
	const atOnce = (edge) => !isLate(edge);
	const takesLate = Object.values(parts).some(({ imported }) => imported);
	const shared = reach([core.entry], () => false, takesLate ? atOnce : undefined);
	for (;;) {
		const homes = new Map([...shared].map((path) => [path, core.name]));
		const late = [...shared].flatMap((path) =>
			importsOf(path)
				.filter(isLate)
				.map((edge) => edge.path),
		);
		const several = new Set();
		for (const [name, { doors: own, imported }] of Object.entries(parts)) {
			const starts = imported ? [...own, ...late.filter((path) => !homes.has(path) && !doors.has(path))] : own;
			const ground = groundOf(name, parts);
			const isTaken = (path) => shared.has(path) || ground.has(homes.get(path));
			// What is asked for late may live anywhere.
			const isOwn = (edge) => !isLate(edge) || !homes.has(edge.path);
			for (const path of reach(starts, isTaken, isOwn)) {
				if (homes.has(path)) several.add(path);
				homes.set(path, name);
			}
		}
		if (several.size === 0) {
			for (const [name, start] of Object.entries(faces))
				for (const path of reach([start], (path) => homes.has(path))) homes.set(path, name);
			return homes;
		}
		for (const path of reach(several, (path) => shared.has(path), atOnce)) shared.add(path);
	}
}

/** The parts that one stands on, and those that they stand on. */
function groundOf(name, parts) {
	const direct = parts[name].standsOn ?? [];
	return new Set(direct.flatMap((each) => [each, ...groundOf(each, parts)]));
}

/** What modules export at run time, by path. */
async function exportedNames(paths, common) {
	const alone = {
		name: "alone",
		setup: (bundle) => {
			bundle.onResolve({ filter: /./ }, ({ path, kind }) => (kind === "entry-point" ? null : { path, external: true }));
		},
	};
	const { metafile } = await esbuild.build({
		...common,
		format: "esm",
		entryPoints: paths,
		outdir: "dist",
		write: false,
		plugins: [alone],
	});
	const names = new Map(Object.values(metafile.outputs).map(({ entryPoint, exports }) => [entryPoint, exports]));
	return (path) => names.get(path);
}
