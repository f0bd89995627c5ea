package.path = (arg[0]:match("^.*/") or "") .. "?.lua"
local measure = require("harness")

measure(function(n)
	local column_taken, rising_taken, falling_taken, placed = {}, {}, {}, {}
	for place = 1, 2 * n do
		column_taken[place], rising_taken[place], falling_taken[place], placed[place] = false, false, false, 0
	end
	local row, column, checksum = 0, 0, 0
	while row >= 0 do
		while
			column < n
			and (column_taken[column + 1] or rising_taken[row + column + 1] or falling_taken[row - column + n + 1])
		do
			column = column + 1
		end
		if column == n then
			row = row - 1
			if row >= 0 then
				column = placed[row + 1]
				column_taken[column + 1] = false
				rising_taken[row + column + 1] = false
				falling_taken[row - column + n + 1] = false
				column = column + 1
			end
		elseif row == n - 1 then
			checksum = checksum + 1000 + (placed[1] + 1) * (column + 1)
			column = column + 1
		else
			placed[row + 1] = column
			column_taken[column + 1] = true
			rising_taken[row + column + 1] = true
			falling_taken[row - column + n + 1] = true
			row = row + 1
			column = 0
		end
	end
	return checksum
end)
