package.path = (arg[0]:match("^.*/") or "") .. "?.lua"
local measure = require("harness")

measure(function(n)
	local left, right = {}, {}
	for i = 0, n - 1 do
		local left_row, right_row = {}, {}
		for j = 0, n - 1 do
			left_row[#left_row + 1] = (i * 3 + j) % 17
			right_row[#right_row + 1] = (i + j * 5) % 13
		end
		left[#left + 1] = left_row
		right[#right + 1] = right_row
	end
	local product = {}
	for i = 1, n do
		local left_row, row = left[i], {}
		for j = 1, n do
			local cell = 0
			for k = 1, n do
				cell = cell + left_row[k] * right[k][j]
			end
			row[#row + 1] = cell
		end
		product[#product + 1] = row
	end
	local checksum = 0
	for _, row in ipairs(product) do
		for _, number in ipairs(row) do
			checksum = (checksum * 31 + number) % 1000003
		end
	end
	return checksum
end)
