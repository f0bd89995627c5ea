package.path = (arg[0]:match("^.*/") or "") .. "?.lua"
local measure = require("harness")

measure(function(n)
	local numbers = {}
	for i = 0, n - 1 do
		numbers[#numbers + 1] = i % 1000
	end
	local sum = 0
	for _, number in ipairs(numbers) do
		sum = sum + number
	end
	return sum + #numbers
end)
