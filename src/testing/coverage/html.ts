import { printable } from "../../diagnostics/cells.js";
import type { Coverage, CoveredFile } from "./coverage.js";
import { script, style } from "./html_assets.js";
import { escapeHtml, sourceHtml } from "./html_source.js";
import { levelOf, percentOf, type Share, totalsOf } from "./totals.js";

/**
 * Coverage as one page that needs nothing else: a list of the files with how much of them ran, then their sources. Text
 * of programs enters it as escaped text only, and the page forbids itself to load anything.
 * @param title what the page is about, such as the name of the project
 */
export function coverageHtml(coverage: Coverage, title: string): string {
	const { files } = coverage;
	const heading = escapeHtml(printable(`Coverage of ${title}`));
	const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="Content-Security-Policy" content="${policy}" />
<title>${heading}</title>
<style>
${style}</style>
</head>
<body>
<header>
<h1>${heading}</h1>
<nav><button type="button" id="previous">Previous <kbd>p</kbd></button> <button type="button" id="next">Next <kbd>n</kbd></button> <span id="place" role="status"></span></nav>
</header>
<main>
${files.length === 0 ? "<p>There are no functions, so nothing to cover.</p>" : listHtml(files)}
<p class="legend"><span class="ran">ran</span> <span class="never">never ran</span> <span class="way">part never used</span> <b class="badge">way never taken</b></p>
${files.map(fileHtml).join("\n")}
</main>
<script>
${script}</script>
</body>
</html>
`;
}

function identifier(index: number): string {
	return `file${index}`;
}

function listHtml(files: readonly CoveredFile[]): string {
	const rows = files.map(
		(file, index) =>
			`<tr><th scope="row"><a href="#${identifier(index)}">${nameOf(file)}</a></th>${sharesHtml([file])}</tr>`,
	);
	return `<table>
<thead><tr><th scope="col">File</th><th scope="col">Statements</th><th scope="col">Branches</th><th scope="col">Functions</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
<tfoot><tr><th scope="row">All files</th>${sharesHtml(files)}</tr></tfoot>
</table>`;
}

function nameOf({ source }: CoveredFile): string {
	return escapeHtml(printable(source.name).replaceAll("\n", " "));
}

function sharesHtml(files: readonly CoveredFile[]): string {
	const { statements, branches, functions } = totalsOf(files);
	return [statements, branches, functions].map(shareHtml).join("");
}

function shareHtml(share: Share): string {
	const percent = percentOf(share);
	if (percent === null) return `<td class="none">none</td>`;
	const bar = `<span class="bar"><span style="width: ${percent}%"></span></span>`;
	return `<td class="${levelOf(share)}">${bar} ${percent}% <small>${share.covered}/${share.total}</small></td>`;
}

function fileHtml(file: CoveredFile, index: number): string {
	const id = identifier(index);
	const functions = file.functions.map(({ name, count, isTested }) => {
		const calls = count === 0 ? "never called" : count === 1 ? "called once" : `called ${count} times`;
		const text = `${printable(name).replaceAll("\n", " ")}: ${calls}${isTested ? "" : ", no tests of its own"}`;
		return `<li class="${count === 0 ? "zero" : "some"}">${escapeHtml(text)}</li>`;
	});
	return `<section id="${id}">
<h2>${nameOf(file)}</h2>
<ul>
${functions.join("\n")}
</ul>
<div class="source">
${sourceHtml(file, id)}
</div>
</section>`;
}
