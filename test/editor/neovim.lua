-- What Neovim's own client gets from the server in a small project. Runs inside `nvim --headless`; the places to ask
-- about and the results are JSON files, so that the test around it compares values and not texts.
local function read(path)
	local file = assert(io.open(path))
	local text = file:read("*a")
	file:close()
	return text
end

local task = vim.json.decode(read(os.getenv("XANO_TASK")))
local results = {}

local function run()
	vim.cmd("edit " .. vim.fn.fnameescape(task.file))
	local buffer = vim.api.nvim_get_current_buf()
	vim.bo[buffer].filetype = "xanoscript"
	local config = {
		name = "xano",
		cmd = task.command,
		root_dir = task.root,
		workspace_folders = { { name = "project", uri = vim.uri_from_fname(task.root) } },
	}
	local id
	if vim.lsp.start then
		id = vim.lsp.start(config, { bufnr = buffer })
	else
		id = vim.lsp.start_client(config)
		vim.lsp.buf_attach_client(buffer, id)
	end

	local function codes()
		local found = {}
		for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
			table.insert(found, tostring(diagnostic.code or ""))
		end
		return found
	end
	local function wait_for_codes(count)
		vim.wait(task.patience, function()
			return #codes() == count
		end, 20)
		return codes()
	end
	local function text()
		return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n")
	end
	local capabilities
	local function ask(method, more)
		-- Neovim would wait for the answer to what it has not sent.
		local provider = method == "formatting" and "documentFormattingProvider" or method .. "Provider"
		assert(capabilities[provider], method .. " is not offered")
		local params = vim.tbl_extend("force", { textDocument = { uri = vim.uri_from_bufnr(buffer) } }, more or {})
		local answers = vim.lsp.buf_request_sync(buffer, "textDocument/" .. method, params, task.patience) or {}
		local answer = answers[id] or {}
		assert(not answer.err, method .. ": " .. vim.inspect(answer.err))
		return answer.result
	end
	local function at(place)
		return { position = { line = place[1], character = place[2] } }
	end

	results.diagnostics = wait_for_codes(1)
	capabilities = vim.lsp.get_client_by_id(id).server_capabilities
	results.hover = ask("hover", at(task.hover))
	results.completion = ask("completion", at(task.completion))
	results.definition = ask("definition", at(task.definition))
	local encoding = vim.lsp.get_client_by_id(id).offset_encoding or "utf-16"

	vim.lsp.util.apply_workspace_edit(
		ask("rename", vim.tbl_extend("force", at(task.rename), { newName = task.newName })),
		encoding
	)
	results.renamed = text()
	vim.lsp.util.apply_text_edits(
		ask("formatting", { options = { tabSize = 2, insertSpaces = true } }),
		buffer,
		encoding
	)
	results.formatted = text()

	-- Typed, so that the changes reach the server as an editor sends them.
	vim.cmd("silent %substitute/" .. task.wrong .. "/" .. task.right .. "/")
	results.afterwards = wait_for_codes(0)
	vim.lsp.stop_client(id)
	results.stopped = vim.wait(task.patience, function()
		return vim.lsp.get_client_by_id(id) == nil
	end, 20)
end

local ok, message = xpcall(run, debug.traceback)
if not ok then
	results.failure = message
end
local file = assert(io.open(os.getenv("XANO_RESULTS"), "w"))
file:write(vim.json.encode(results))
file:close()
vim.cmd("qall!")
