package.path = (arg[0]:match("^.*/") or "") .. "?.lua"
local measure = require("harness")

local function random_letters(length, seed)
	local letters = { "a", "b", "c", "d" }
	local text = ""
	for _ = 1, length do
		seed = (seed * 16807) % 2147483647
		text = text .. letters[seed % 4 + 1]
	end
	return text
end

measure(function(n)
	local first, second = random_letters(n, 7), random_letters(n, 11)
	local previous = {}
	for index = 0, n do
		previous[index + 1] = index
	end
	for i = 1, n do
		local current = { i }
		for j = 1, n do
			local cost = first:sub(i, i) == second:sub(j, j) and 0 or 1
			current[#current + 1] = math.min(previous[j] + cost, previous[j + 1] + 1, current[j] + 1)
		end
		previous = current
	end
	local sum = 0
	for _, distance in ipairs(previous) do
		sum = sum + distance
	end
	return sum + previous[n + 1]
end)
