package.path = (arg[0]:match("^.*/") or "") .. "?.lua"
local measure = require("harness")

-- Every `..` makes a new text, so that appending one by one costs the square of the length. A table of pieces that are
-- joined in the end is how one builds a long text in Lua.
measure(function(n)
	local pieces = { "a", "be", "see", "de", "e", "ef", "gee" }
	local parts = {}
	for i = 0, n - 1 do
		parts[#parts + 1] = pieces[i % 7 + 1]
	end
	local text = table.concat(parts)
	local middle = n // 2
	return #text .. ":" .. text:sub(middle + 1, middle + 10)
end)
