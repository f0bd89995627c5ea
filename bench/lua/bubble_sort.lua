package.path = (arg[0]:match("^.*/") or "") .. "?.lua"
local measure = require("harness")

measure(function(n)
	local seed = 42
	local numbers = {}
	for _ = 1, n do
		seed = (seed * 16807) % 2147483647
		numbers[#numbers + 1] = seed % 100000
	end
	for last = #numbers - 1, 1, -1 do
		for j = 1, last do
			if numbers[j] > numbers[j + 1] then
				numbers[j], numbers[j + 1] = numbers[j + 1], numbers[j]
			end
		end
	end
	local checksum = 0
	for _, number in ipairs(numbers) do
		checksum = (checksum * 31 + number) % 1000003
	end
	return checksum
end)
