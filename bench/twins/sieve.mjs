export default function sieve(n) {
	const composite = new Array(n + 1).fill(false);
	for (let prime = 2; prime * prime <= n; prime++) {
		if (composite[prime]) continue;
		for (let multiple = prime * prime; multiple <= n; multiple += prime) composite[multiple] = true;
	}
	let count = 0;
	let sum = 0;
	for (let number = 2; number <= n; number++) {
		if (composite[number]) continue;
		count++;
		sum += number;
	}
	return sum + count;
}
