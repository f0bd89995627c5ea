package.path = (arg[0]:match("^.*/") or "") .. "?.lua"
local measure = require("harness")

measure(function(n)
	local composite = {}
	for number = 1, n do
		composite[number] = false
	end
	local prime = 2
	while prime * prime <= n do
		if not composite[prime] then
			for multiple = prime * prime, n, prime do
				composite[multiple] = true
			end
		end
		prime = prime + 1
	end
	local count, sum = 0, 0
	for number = 2, n do
		if not composite[number] then
			count = count + 1
			sum = sum + number
		end
	end
	return sum + count
end)
