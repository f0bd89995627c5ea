package.path = (arg[0]:match("^.*/") or "") .. "?.lua"
local measure = require("harness")

measure(function(n)
	local seed = 1
	local words = {}
	for _ = 1, n do
		seed = (seed * 16807) % 2147483647
		local rank = ((seed % 997) * (seed % 3)) % 997
		words[#words + 1] = "Word" .. rank
	end
	local text = table.concat(words, " "):lower()
	local counts, kinds = {}, {}
	for word in text:gmatch("[^ ]+") do
		local count = counts[word]
		if count == nil then
			kinds[#kinds + 1] = word
			count = 0
		end
		counts[word] = count + 1
	end
	local checksum = #kinds
	for _, word in ipairs(kinds) do
		checksum = (checksum * 31 + counts[word] + #word) % 1000003
	end
	return checksum
end)
