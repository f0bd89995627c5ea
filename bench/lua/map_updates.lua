package.path = (arg[0]:match("^.*/") or "") .. "?.lua"
local measure = require("harness")

-- A table of Lua keeps no order: the keys are kept beside it, as the other languages do inside of their maps.
measure(function(n)
	local seed = 3
	local totals, keys = {}, {}
	for i = 0, n - 1 do
		seed = (seed * 16807) % 2147483647
		local key = "key" .. seed % 5000
		local total = totals[key]
		if total == nil then
			keys[#keys + 1] = key
			total = 0
		end
		totals[key] = total + i
	end
	local checksum = 0
	for _, key in ipairs(keys) do
		checksum = (checksum * 31 + totals[key]) % 1000003
	end
	return checksum
end)
