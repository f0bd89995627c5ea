/** Small programs of our own, one per form of the language; other tests print, mutate and reprint them. */
export const programs: Readonly<Record<string, string>> = {
	conditional: `conditional {
  if ($a == 1 && $b) {
    return {
      value = "one"
    }
  }
  elseif ($a|is_empty) {
    debug.log {
      value = $a
    }
  }
  else {
    throw {
      name = "Bad"
      value = $a ?? "none"
    }
  }
}`,
	switch: `switch ($kind) {
  case ("cat") {
    var $sound { value = "meow" }
  } break
  case ("dog") {
    var $sound { value = "woof" }
  } break
  default {
    var $sound { value = "" }
  }
}`,
	loops: `for ($n + 1) {
  each as $i {
    continue
  }
}
foreach ($list|filter:$$.on == true) {
  each as $item {
    conditional { if ($item.last) { break } }
    remove
    foreach.remove
  }
}
while ($n > 0) {
  each {
    math.sub $n { value = 1 }
  }
}`,
	tryCatch: `try_catch {
  try {
    function.run "lib/load" { input = {id: $input.id} } as $row
  }
  catch {
    var $row { value = null }
  }
  finally {
    debug.stop { value = $error }
  }
}`,
	stacks: `group {
  stack {
    db.transaction {
      stack {
        util.post_process {
          stack {
            await { ids = [$one, $two] }
          }
        }
      }
    }
  }
}`,
	precondition: `precondition ($input.age >= 18) {
  error_type = "badrequest"
  error = "too young"
}`,
	arrays: `array.find ($xs) if ($this.id == 2) as $found
array.map $xs { by = $this.name|trim } as $names
array.push $xs { value = {a: 1} }
array.pop $xs as $last
text.append $s { value = "!" }
var.update $a.b[$i + 1].c { value = "x" }
security.create_uuid as $id`,
	names: `function lib/add {
  input {
  }
  response = 1
}
query "books/{id}" verb=GET {
  api_group = "library"
  auth = "user"
}
db.direct_query {
  sql = "select ?, ?"
  arg = 1
  arg = 2
}`,
	disabled: `!debug.log {
  value = 1
}
var $x {
  value = $a|trim!|lower|!upper
  !mock = {a: 1, !b: 2, ...$rest}
}`,
	results: `api.request {
  url = "https://example.com"
  method = "POST"
  headers = []|push:"a: b"|push:("c: %s"|sprintf:$env.KEY)
} as $answer.first|first`,
	query: `db.query "book" {
  join = {
    author: {table: "author", where: $db.book.author_id == $db.author.id}
  }
  where = $db.book.title ilike? "a%" && $db.book.tags overlaps $input.tags && $db.book.year between 1990:2000 && $db.book.id not in $ids
  eval = {year: $db.book.created|timestamp_year}
  sort = {book.title: "asc"}
  additional_where = $db.book.name ==? $input.name || $db.book.text @> $x || $db.book.text !~ "b" || $db.book.a search? "c"
  return = {type: "list", paging: {page: 1, per_page: 25}}
  output = ["id", "title"]
  addon = [
    {name: "author", input: {id: $output.author_id}, as: "author"}
  ]
} as $books`,
	input: `function "inputs" {
  input {
    text name filters=trim|min:3
    text[1:5]? tags?
    int level?=3 filters=min:1|max:5 {
      description = "how much"
    }
    enum kind?="a" { values = ["a", "b"] }
    object[] rows {
      schema {
        decimal price?
        text code filters=pattern:^[A-Z]{2}$
      }
    }
    dblink { table = "user" }
    timestamp at?=now
    int user_id { table = "user" }
  }
  stack {
  }
  response = $input
}`,
	oneLine: "input { int page?=1  text name filters=trim  email? email? }",
	task: `task "nightly" {
  active = true
  stack { debug.log { value = now } }
  schedule = [{starts_on: 2025-01-01 00:00:00+0000, freq: 3600}]
}
task other {
  schedule {
    events = [
      {starts_on: 2025-01-01 00:00:00+0000, freq: 60, ends_on: 2026-01-01 12:30:00Z}
    ]
  }
}`,
	tests: `function "adds" {
  input { int a }
  response = $input.a + 1
  test "adds one" {
    input = {a: 1}
    expect.to_equal ($response) { value = 2 }
    expect.to_be_within ($response.x) {
      min = 1
      max = 3
    }
  }
}`,
	mocks: `api.request {
  url = "x"
  mock = {
    "adds one": {response: {status: 200}}
  }
} as $r`,
	table: `table book {
  auth = false
  schema {
    int id
    timestamp created_at?=now
    text title filters=trim
    vector[3] shape?
  }
  index = [
    {type: "primary", field: [{name: "id"}]}
    {type: "btree", field: [{name: "title", op: "desc"}]}
  ]
  view = {recent: {alias: "recent", search: $db.year > 2000, sort: {id: "desc"}}}
  items = [{"id": 1, "title": "A"}]
}`,
	others: `api_group "library" { canonical = "x1" }
middleware "guard" {
  input { json vars }
  stack {
  }
  response = null
  response_strategy = "merge"
}
addon author {
  input { int id }
  stack { db.query author { where = $db.author.id == $input.id } as $author }
}
workflow_test "whole" { stack { function.call "adds" { input = {a: 1} } as $r } }
agent "helper" {
  llm = {type: "anthropic", prompt: "{{ $args.question }}"}
  tools = [{name: "finder"}]
  output { text answer? filters=trim }
}
tool "finder" { instructions = "find" }
mcp_server "tools" { tools = [{name: "finder"}] }
table_trigger changed { table = "book" actions = {insert: true} }
realtime_trigger "joined" { channel = "room" actions = {join: true} }
workspace main { env = {a: "b"} }
branch "v2" { color = "#ff0000" }
realtime_channel "room" { public_messaging = {active: true} }`,
	several: `run.job "Work" {
  main = {name: "lib/add", input: {a: 1}}
  env = ["KEY"]
}
---
function "lib/add" { response = 1 }
---
// the last one
function second { response = 2 }`,
	comments: `// before
function "noted" { // behind the brace
  // in front of input
  input { // columns
    // about a
    int a // behind a
    // at the end of columns
  }
  stack {
    var $x { // var
      value = [ // list
        1 // one
        // between
        2
      ] // behind the list
    } // behind var

    // alone
    var $y {
      value = {
        a: 1 // entry
        // before b
        b: $x // pipe
          // between filters
          |first
      }
    } as $z // result
    // end of stack
  }
  response = $y // the answer
  // end
}
// after`,
	heredocs: `var $t {
  value = """
    one "quoted"
      two

    three
    """
}
var $u {
  value = '''
single'''
}
var $v { value = """inline""" }
api.lambda {
  code = """
    return $input.x + 1;
  """
} as $w`,
	backticks: `var $a { value = \`$x + 1\` }
var $b {
  value = \`\`\`
    $x
      |set:"a":($y|get:"b")
    \`\`\`
}`,
	ternary: `var $a { value = $x > 1 ? "big" : $x == 1 ? "one" : ($y|first) }`,
	casts: `var $a { value = [!int "42", !timestamp "now", !array [], !$x, !($x|has:"k"), -$y, - 1, -1] }`,
	access: `var $a { value = $x.b[0].$key.0["d e"]."f g"[$i - 1] }`,
	pipes: `var $a { value = (|uuid)|concat:"-":(1..3)|sort::"number"|slice:$p - 1:-2|map:$$.a * 2 > 3 && $$.b }`,
	keys: `var $a { value = {"a b": 1, c-d: 2, (1 + 1): 3, !e: 4, 5: 6, "constructor": 7, ...$more} }`,
};
