// What stands in the braces of constructs.
api_group "Shop" {
  canonical = "" ### "wrong-attribute-value: `canonical` is empty"
  active = "yes" ### "wrong-attribute-value: `active` is `true` or `false`"
  swagger = {tokn: "secret"} ### "unknown-attribute: `swagger` has no entry `tokn`"
  history = 1234 ### "construct-value: Xano wants one of `false`"
  cors = {mode: "simple", origins: "*"} ### "wrong-attribute-value: `mode` cannot be" "wrong-attribute-value: `origins` is a list"
}
---
api_group "Bare" {
  title = "Bare" ### "unknown-attribute: an `api_group` has no `title`"
}
---
query "items" verb=get { ### "wrong-attribute-value: `verb` cannot be \"get\""
  group = "Shop" ### "unknown-attribute: a query has no `group`"
  description = 'All items' ### "construct-value: Xano wants double quotes for `description`"
  tags = shop ### "wrong-attribute-value: `tags` is a list"

  input {
  }

  input { ### "duplicate-attribute: this query has `input` twice"
  }

  debug.log { ### "wrong-place: the statement `debug.log` stands outside of the `stack`"
    value = 1
  }

  stack {
  }

  response { ### "wrong-attribute-value: `response` is a property of the query"
  }
}
---
query "nothing" { ### "missing-attribute: this `query` lacks `verb`"
  cache = {
    ttl       : "600" ### "construct-value: Xano wants a number without quotes for `ttl`"
    input     : true
    auth      : "foo" ### "wrong-attribute-value: `auth` is `true` or `false`"
    datasource: true
    ip        : false
  }

  input {
  }

  stack {
  }

  response = null
}
---
query "list" verb=GET method=POST { ### "unknown-attribute: `query` has no entry `method`"
  input {
    text page? {
    }
  }

  stack {
  }

  response = null
}
---
query { ### "missing-construct-name: this `query` has no name" "missing-attribute: this `query` lacks `verb`"
  input {
  }

  stack {
  }

  response = null
}
---
middleware checks/login { ### "unquoted-name: Xano wants this name of a `middleware`" "missing-input-block" "required-on-xano: Xano wants a `response`"
  exception_policy = "ignore" ### "wrong-attribute-value: `exception_policy` cannot be \"ignore\""
  response_strategy = "replaced" ### "wrong-attribute-value: `response_strategy` cannot be"

  stack {
  }
}
---
task "nightly" { ### "required-on-xano: Xano wants a `stack` in every task"
  schedule = [
    {starts_on: "2026-01-01T03:00:00Z", frequency: 60} ### "wrong-attribute-value: `starts_on` is a moment without quotes" "unknown-attribute: `schedule` has no entry `frequency`"
    {freq: 0} ### "missing-attribute: `schedule` lacks `starts_on`" "wrong-attribute-value: `freq` is at least 1"
    {starts_on: 2026-06-01 00:00:00+0000, freq: 1.5, ends_on: 2026-01-01 00:00:00+0000} ### "wrong-attribute-value: `freq` is a whole number" "never-due"
  ]
}
---
table_trigger "audit" { ### "required-on-xano: Xano wants a `table`"
  actions = {insert: true, insert: false, created: true} ### "duplicate-attribute: `actions` has `insert` twice" "unknown-attribute: `actions` has no entry `created`"
  datasources = $env.SOURCES ### "written-out: Xano wants `datasources` written out"

  input {
  }

  stack {
    debug.log {
      value = $input.new.name
    }

    debug.log {
      value = $input.nwe ### "undeclared-input-read: this `table_trigger` declares no input `nwe`"
    }
  }
}
---
agent_trigger "begins" {
  agent = "" ### "required-on-xano: `agent` is empty"
  actions = {connection: true, other: false} ### "unknown-attribute: `actions` has no entry `other`"

  input {
  }

  stack {
  }

  response = $input.toolset
}
---
agent "Helper" {
  canonical = "helper"
  llm = {
    type: "claude" ### "wrong-attribute-value: `type` cannot be \"claude\""
    prompt: "{{ $args.message }}"
    messages: "[]" ### "duplicate-attribute: a model is asked by `prompt` or by `messages`"
    steps: 5 ### "unknown-attribute: `llm` has no entry `steps`"
  }
  tools = [{active: true}] ### "missing-attribute: `tools` lacks `name`"
}
---
agent "Asked" {
  canonical = "asked"
  llm = { ### "required-on-xano: Xano wants a `prompt` in every `llm`"
    type: "openai"
    model: "gpt-5-mini"
    max_steps: "5" ### "construct-value: Xano wants a number without quotes for `max_steps`"
    temperature: 1
    reasoning_effort: low ### "construct-value: Xano wants a text between double quotes for `reasoning_effort`"
    search_grounding: true ### "llm-option: models of the type `openai` have no `search_grounding`"
  }
}
---
agent "Silent" { ### "missing-attribute: this agent lacks `llm`"
  canonical = "silent"
}
---
workspace "shop" {
  acceptance = {ai_terms: true}
  acceptance = {ai_terms: false} ### "duplicate-attribute: this workspace has `acceptance` twice"
  preferences = {internal_doc: true} ### "unknown-attribute: `preferences` has no entry `internal_doc`"
}
---
realtime_channel "lobby" {
  settings = {message_history: 30} ### "construct-value: Xano wants one of `0`, `25`"
}
---
tool orders/get { ### "unquoted-name"
  stack = 1 ### "wrong-attribute-value: `stack` is a block of the tool"

  input {
  }

  response = null
}
---
branch "production" {
  color = 22 ### "construct-value: Xano wants a text between double quotes for `color`"
  middleware = {query: {pre: ["checks/login"]}}
  history = {query: 100, function: "some"} ### "construct-value: Xano wants one of"
}
---
workspace "empty" ### "missing-block: this workspace has no braces"
