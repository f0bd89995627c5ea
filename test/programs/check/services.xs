function "services" {
  input {
  }

  stack {
    api.lambda {
      code = 5
      timeout = "10s" ### "attribute-kind: `timeout` is a number"
    } as $a
    api.lambda {
      script = "return 1" ### "unknown-attribute: `api.lambda` has no property `script`"
    } as $b
    api.lambda "return 1" as $c ### "wrong-argument: `api.lambda` takes nothing before its block"
    util.send_email {
      provider = "resend" ### "unknown-attribute: `util.send_email` has no property `provider`"
      to = "a@example.com"
      body = "x" ### "unknown-attribute: `util.send_email` has no property `body`"
    } as $d
    util.send_email {
      service_provider = "sendgrid" ### "wrong-attribute-value: `service_provider` cannot be \"sendgrid\""
      to = "a@example.com"
    }
    util.template_engine {
      template = "x" ### "unknown-attribute: `util.template_engine` has no property `template`"
    } as $e
    util.geo_distance {
      lat1 = 1 ### "unknown-attribute: `util.geo_distance` has no property `lat1`"
      lon1 = 1 ### "unknown-attribute: `util.geo_distance` has no property `lon1`"
      lat2 = 1 ### "unknown-attribute: `util.geo_distance` has no property `lat2`"
      lon2 = 1 ### "unknown-attribute: `util.geo_distance` has no property `lon2`"
    } as $f
    ai.external.mcp.tool.run {
      url = "https://example.com"
      connection_type = "http" ### "wrong-attribute-value: `connection_type` cannot be \"http\""
      name = "add" ### "unknown-attribute: `ai.external.mcp.tool.run` has no property `name`"
      arguments = {}
    } as $g
    ai.external.mcp.tool.list {
      server = "https://example.com" ### "unknown-attribute: `ai.external.mcp.tool.list` has no property `server`"
    } as $h
    ai.agent.run "x" { ### "unsupported-statement: `ai.agent.run` does not run here: it needs a vendor's cloud service"
      args = {}
    } as $i
    expect.to_equal ($a) { ### "assertion-outside-test: `expect.to_equal` stands outside of a test"
      expected = 1 ### "unknown-attribute: `expect.to_equal` has no property `expected`"
    }
    expect.to_be ($a) { ### "unknown-statement: there is no statement `expect.to_be`"
      value = 1
    }
    expect.to_equal $a { ### "assertion-outside-test: `expect.to_equal` stands outside of a test" "missing-parentheses: Xano wants parentheses behind `expect.to_equal`"
      value = 1
    }
    expect.to_be_true ### "assertion-outside-test: `expect.to_be_true` stands outside of a test" "wrong-argument: `expect.to_be_true` lacks the value it works on"
    expect.to_throw { ### "assertion-outside-test: `expect.to_throw` stands outside of a test"
      throw { ### "missing-stack: Xano wants the statements of `expect.to_throw` in a `stack`"
        name = "x"
        value = "y"
      }
    }
    function.run "services" {
      async = true
    } as $job
    function.run "services" {
      runtime_mode = "async" ### "wrong-attribute-value: `runtime_mode` cannot be \"async\""
    } as $job2
    await $job as $k ### "missing-parentheses: Xano wants parentheses behind `await`"
    await {
      id = $job ### "unknown-attribute: `await` has no property `id`"
    } as $l
    await {
      ids = $job
      timeout = "10"
    } as $m
    await ($job) {
      timeout = "soon" ### "attribute-kind: `timeout` is a number"
    } as $n
    async.await { ### "unknown-statement: there is no statement `async.await`"
      ids = [$job]
    }
    api.request {
      url = "https://example.com"
      async = $a ### "written-out: `async` is read before the program runs, so this `api.request` waits"
    } as $o
    api.request {
      url = "https://example.com"
      method = "FETCH"
      headers = {Authorization: "x"} ### "header-object: Xano wants the headers as a list of lines"
      timeout = "soon" ### "attribute-kind: `timeout` is a number"
      verify_host = "maybe" ### "attribute-kind: `verify_host` is `true` or `false`"
    } as $p
  }

  response = null
}
