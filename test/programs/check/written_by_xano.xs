// What Xano itself writes when it exports a workspace, and what its documentation shows.
function "unfinished" {
  input {
    object[]? photos? {
      schema {
        text url
      }
    }
  }

  stack {
    var $length {
      value = 0
    }

    try_catch {
      try {
        var $length {
          value = $input.photos|count
        }
      }
    }

    precondition (false) {
      error_type = "accessdenied"
      error = "Not for you"
    }

    cloud.elasticsearch.query { ### "unsupported-statement: `cloud.elasticsearch.query` does not run here"
      auth_type = "API Key"
      key_id = ""
      access_key = ""
      region = ""
      index = "people"
      payload = {}
      size = ""
      from = ""
    } as $found
  }

  response = [$length, $found]
  middleware = {
    pre: [{name: ""}] ### "required-on-xano: `name` is empty"
  }
}
---
realtime_channel lobby {
}
---
realtime_trigger channel_trigger {
  channel = "472867|lobby"

  input {
    json payload
  }

  stack {
  }

  response = $input.payload
  actions = {join: true}
}
---
realtime_trigger channel_trigger {
  channel = "472867|lobby"

  input {
    json payload
  }

  stack {
  }

  response = $input.payload
  actions = {message: true}
}
---
query "maps/{map_id}/notes" verb=GET {
  input {
    int map_id
  }

  stack {
    var $headers {
      value = $http_headers ### "unknown-variable: nothing sets `$http_headers`"
    }
  }

  response = $headers
}
---
query "maps/bundle/{map_id}" verb=GET {
  input {
    int map_id
  }

  stack {
  }

  response = null
}
---
query "maps/{name}/tags" verb=GET { ### "route-collision: requests for \"maps/last/{name}\""
  input {
    text name
  }

  stack {
  }

  response = null
}
---
query "maps/last/{name}" verb=GET { ### "route-collision: requests for \"maps/{name}/tags\""
  input {
    text name
  }

  stack {
  }

  response = null
}
---
agent "Researcher" {
  canonical = "researcher-1"
  llm = {
    type         : "xano-free"
    system_prompt: "You search."
    prompt       : "{{ $args.query }}"
    max_steps    : 3
  }

  tools = []
  external_mcp_servers = [
    {url: "{{ $env.WEB_MCP_URL }}", api_key: "{{ $env.WEB_MCP_KEY }}"}
  ]
}
