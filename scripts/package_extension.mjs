// Packs the extension for VS Code, editor/vscode/dist/xano-local-VERSION.vsix: the client as one bundle, what the
// manifest contributes, and the whole of xano as built, which is the server and runs programs as well. The same sources
// give the same bytes.
//
//   node scripts/package_extension.mjs [--output FILE]
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import { build } from "esbuild";
import { thirdPartyNotices } from "./third_party.mjs";

const { values: options } = parseArgs({ options: { output: { type: "string" } } });
const root = fileURLToPath(new URL("..", import.meta.url));
const read = (path) => readFileSync(join(root, path));
const readJson = (path) => JSON.parse(read(path).toString());
const written = (value) => Buffer.from(`${JSON.stringify(value, null, "\t")}\n`);

const packed = readJson("package.json");
const manifest = { ...readJson("editor/vscode/package.json"), version: packed.version };

/** What each kind of file in the archive is. */
const contentTypes = {
	".cjs": "application/javascript",
	".js": "application/javascript",
	".json": "application/json",
	".md": "text/markdown",
	".png": "image/png",
	".txt": "text/plain",
	".vsixmanifest": "text/xml",
};

const files = new Map([...(await extensionFiles())].map(([path, content]) => [`extension/${path}`, content]));
files.set("extension.vsixmanifest", Buffer.from(packageManifest()));
files.set("[Content_Types].xml", Buffer.from(contentTypesOf([...files.keys()])));

const target = resolve(options.output ?? join(root, `editor/vscode/dist/${manifest.name}-${manifest.version}.vsix`));
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, await zipped(files));
console.log(target);

/** The files of the installed extension. */
async function extensionFiles() {
	const client = await build({
		absWorkingDir: root,
		entryPoints: { "client/extension": "editor/vscode/src/extension.ts" },
		outdir: ".",
		outExtension: { ".js": ".cjs" },
		bundle: true,
		write: false,
		metafile: true,
		platform: "node",
		target: "node20",
		format: "cjs",
		minify: true,
		// Names stay: errors end up in the output, where people read them.
		keepNames: true,
		legalComments: "none",
		charset: "ascii",
		external: ["vscode"],
	});
	const { name, version, license, type, main, exports, bin } = packed;
	return new Map([
		["package.json", written(manifest)],
		["client/extension.cjs", Buffer.from(client.outputFiles[0].contents)],
		["client/THIRD_PARTY_NOTICES.txt", Buffer.from(thirdPartyNotices(root, [client.metafile]))],
		["language-configuration.json", read("editor/vscode/language-configuration.json")],
		["grammar/xanoscript.tmLanguage.json", read("grammar/xanoscript.tmLanguage.json")],
		["icon.png", read("editor/vscode/icon.png")],
		["README.md", read("editor/vscode/README.md")],
		["LICENSE.txt", read("LICENSE")],
		["server/package.json", written({ name, version, license, type, main, exports, bin })],
		...builtFiles(),
	]);
}

/** What `npm run build` has made, but for the declarations of types and the code cached for one version of Node. */
function builtFiles() {
	const isNeeded = (path) => /\.(?:cjs|js|txt)$/.test(path) && !/^(?:cache|types)\b/.test(path);
	const paths = readdirSync(join(root, "dist"), { recursive: true }).map((path) => path.replaceAll("\\", "/"));
	if (!paths.includes("bin.cjs")) throw new Error("There is no dist/bin.cjs: run `npm run build` first");
	return paths.filter(isNeeded).map((path) => [`server/dist/${path}`, read(`dist/${path}`)]);
}

/** The manifest of the archive; the editor itself goes by the package.json inside. */
function packageManifest() {
	const { publisher, name, version, displayName, description, keywords, categories, engines, extensionKind, icon } =
		manifest;
	// By these the editor finds extensions for a file it does not know.
	const endings = manifest.contributes.languages.flatMap(({ extensions }) =>
		extensions.map((each) => `__ext_${each.slice(1)}`),
	);
	const property = (id, value) => `\t\t\t<Property Id="Microsoft.VisualStudio.${id}" Value="${escaped(value)}"/>`;
	const asset = (type, path) =>
		`\t\t<Asset Type="Microsoft.VisualStudio.${type}" Path="extension/${path}" Addressable="true"/>`;
	return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011" xmlns:d="http://schemas.microsoft.com/developer/vsx-schema-design/2011">
	<Metadata>
		<Identity Language="en-US" Id="${escaped(name)}" Version="${escaped(version)}" Publisher="${escaped(publisher)}"/>
		<DisplayName>${escaped(displayName)}</DisplayName>
		<Description xml:space="preserve">${escaped(description)}</Description>
		<Tags>${escaped([...keywords, ...endings].join(","))}</Tags>
		<Categories>${escaped(categories.join(","))}</Categories>
		<GalleryFlags>Public</GalleryFlags>
		<Properties>
${property("Code.Engine", engines.vscode)}
${property("Code.ExtensionDependencies", "")}
${property("Code.ExtensionPack", "")}
${property("Code.ExtensionKind", extensionKind.join(","))}
${property("Code.LocalizedLanguages", "")}
${property("Code.EnabledApiProposals", "")}
${property("Code.ExecutesCode", "true")}
${property("Services.GitHubFlavoredMarkdown", "true")}
${property("Services.Content.Pricing", "Free")}
		</Properties>
		<License>extension/LICENSE.txt</License>
		<Icon>extension/${escaped(icon)}</Icon>
	</Metadata>
	<Installation>
		<InstallationTarget Id="Microsoft.VisualStudio.Code"/>
	</Installation>
	<Dependencies/>
	<Assets>
${asset("Code.Manifest", "package.json")}
${asset("Services.Content.Details", "README.md")}
${asset("Services.Content.License", "LICENSE.txt")}
${asset("Services.Icons.Default", escaped(icon))}
	</Assets>
</PackageManifest>
`;
}

function contentTypesOf(paths) {
	const extensions = [...new Set(paths.map((path) => extname(path)))].sort();
	const defaults = extensions.map((extension) => {
		const type = contentTypes[extension];
		if (type === undefined) throw new Error(`What is a file that ends with ${JSON.stringify(extension)}?`);
		return `\t<Default Extension="${extension}" ContentType="${type}"/>\n`;
	});
	return `<?xml version="1.0" encoding="utf-8"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\n${defaults.join("")}</Types>\n`;
}

function escaped(value) {
	return value.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** In order of their names and with one date, so that nothing but the contents makes a difference. */
async function zipped(contents) {
	configure({ useWebWorkers: false });
	// Archives hold dates in local time.
	const lastModDate = new Date(2000, 0, 1);
	const writer = new ZipWriter(new Uint8ArrayWriter(), { lastModDate, extendedTimestamp: false });
	const sorted = [...contents].sort(([a], [b]) => (a < b ? -1 : 1));
	for (const [path, content] of sorted) await writer.add(path, new Uint8ArrayReader(content));
	return writer.close();
}
