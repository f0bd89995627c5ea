package.path = (arg[0]:match("^.*/") or "") .. "?.lua"
local measure = require("harness")

local function position_of(numbers, wanted)
	local low, high = 0, #numbers - 1
	while low <= high do
		local middle = (low + high) // 2
		local found = numbers[middle + 1]
		if found == wanted then
			return middle
		end
		if found < wanted then
			low = middle + 1
		else
			high = middle - 1
		end
	end
	return -1
end

measure(function(n)
	local numbers = {}
	for i = 0, 99999 do
		numbers[#numbers + 1] = i * 3
	end
	local seed, checksum = 5, 0
	for _ = 1, n do
		seed = (seed * 16807) % 2147483647
		checksum = checksum + position_of(numbers, seed % 300000)
	end
	return checksum
end)
