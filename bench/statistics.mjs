/** The value a share of the sorted values lies below, interpolated: `quantile(values, 0.5)` is the median. */
export function quantile(values, share) {
	if (values.length === 0) return Number.NaN;
	const sorted = [...values].sort((a, b) => a - b);
	const place = (sorted.length - 1) * share;
	const below = Math.floor(place);
	const above = Math.min(below + 1, sorted.length - 1);
	return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}

export function median(values) {
	return quantile(values, 0.5);
}

/** Interquartile range as a share of the median: how far apart the middle half of the values lies. */
export function spread(values) {
	return (quantile(values, 0.75) - quantile(values, 0.25)) / median(values);
}

/** Factors are averaged by multiplying: 2× and ½× cancel out. */
export function geometricMean(values) {
	if (values.length === 0) return Number.NaN;
	return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** Element by element `above / below`: each ratio is of two measurements made right after each other. */
export function ratios(above, below) {
	return above.map((value, index) => value / below[index]);
}

/** Median of ratios with their spread, as the reports keep it. */
export function summary(values) {
	return { median: median(values), spread: spread(values), values };
}
