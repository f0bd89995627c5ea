import { join } from "node:path";

/** Where this folder is, whatever the working directory. */
export const here = import.meta.dirname;

/** The folder of XanoScript functions: `bench/<name>` is in `<name>.xs`. */
export const kernelFolder = join(here, "kernels");

/** The library as it is shipped; nothing here measures the TypeScript sources. */
export const library = new URL("../dist/index.js", import.meta.url);

/**
 * The programs that are measured: name, what it does, its input `n` and the checksum every version has to return.
 * The checksum stands here too, so that all versions changing together is noticed.
 */
export const kernels = [
	{ name: "sieve", title: "primes up to 300,000", n: 300_000, checksum: 3709533111 },
	{ name: "queens", title: "9 queens, all solutions", n: 9, checksum: 360240 },
	{ name: "edit_distance", title: "edit distance 400 × 400", n: 400, checksum: 104461 },
	{ name: "word_count", title: "count of 100,000 words", n: 100_000, checksum: 419695 },
	{ name: "bubble_sort", title: "bubble sort of 800", n: 800, checksum: 190858 },
	{ name: "matrix_product", title: "matrix product 90³", n: 90, checksum: 611151 },
	{ name: "string_building", title: "300,000 appends to a text", n: 300_000, checksum: "599999:eedeeefgee" },
	{ name: "fibonacci", title: "fib(24) by function.run", n: 24, checksum: 46368 },
	{ name: "map_updates", title: "200,000 updates of 5,000 keys", n: 200_000, checksum: 473998 },
	{ name: "pushes", title: "1,000,000 pushes", n: 1_000_000, checksum: 500500000 },
	{ name: "binary_search", title: "60,000 searches in 100,000", n: 60_000, checksum: 993719452 },
];

/**
 * The kernels a comma-separated list names; all when there is none.
 * @throws Error naming the unknown one
 */
export function chooseKernels(list) {
	if (list === undefined) return kernels;
	return list.split(",").map((name) => {
		const found = kernels.find((kernel) => kernel.name === name.trim());
		if (!found)
			throw new Error(`There is no kernel "${name}"; there is: ${kernels.map((each) => each.name).join(", ")}`);
		return found;
	});
}
