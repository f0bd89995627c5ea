package.path = (arg[0]:match("^.*/") or "") .. "?.lua"
local measure = require("harness")

local function fibonacci(n)
	if n < 2 then
		return n
	end
	return fibonacci(n - 1) + fibonacci(n - 2)
end

measure(fibonacci)
