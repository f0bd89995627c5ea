--- Runs one kernel as often as asked and prints its checksum with the milliseconds of every run.
-- Usage of every script here: lua KERNEL.lua SIZE [RUNS]
-- Lua's own clock tells CPU time; kernels do nothing but calculate, so that is the time they take.

local function measure(kernel)
	local size = math.tointeger(arg[1])
	local runs = math.max(1, math.tointeger(arg[2] or "1"))
	local checksum
	local milliseconds = {}
	for run = 1, runs do
		local started = os.clock()
		checksum = kernel(size)
		milliseconds[run] = string.format("%.6f", (os.clock() - started) * 1000)
	end
	local quoted = type(checksum) == "string" and string.format("%q", checksum) or tostring(checksum)
	print(string.format('{"checksum": %s, "milliseconds": [%s]}', quoted, table.concat(milliseconds, ", ")))
end

return measure
