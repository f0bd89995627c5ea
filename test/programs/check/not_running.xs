// What Xano has and this version has not, is said once for each name in a file.
function "database" {
  input {
    json changes?
  }

  stack {
    db.get user { ### "unsupported-statement: `db.get` does not run here: it needs a database, which this version does not have (and in 4 other places of this file)"
      field_value = 1
    } as $user

    db.get "my users" {
      field_name = "email"
      field_value = "ada@example.com"
    } as $other

    db.get { ### "wrong-argument: `db.get` lacks a name"
      field_value = 1
    }

    db.get ($user) { ### "wrong-argument: `db.get` wants a name that is written out"
      field_value = 1
    }

    db.edit user { ### "unsupported-statement: `db.edit` does not run here: it needs a database, which this version does not have (and in another place of this file)"
      field_name = "id"
      field_value = 1
      data = $input.changes ### "written-out: Xano wants `data` written out as an object"
    } as $edited

    db.edit user { ### "missing-attribute: `db.edit` lacks `field_value`"
      field_name = "id"
      data = "name" ### "attribute-kind: `data` is an object"
    } as $again

    db.del user { ### "unsupported-statement: `db.del` does not run here: it needs a database, which this version does not have"
      field_name = "id"
      field_value = 1
    } as $gone ### "unexpected-result-variable: `db.del` has no result that could be kept"

    !db.truncate user

    db.direct_query { ### "unsupported-statement: `db.direct_query` does not run here: it needs a database, which this version does not have"
      sql = "SELECT ?, ?"
      response_type = "one" ### "wrong-attribute-value: `response_type` cannot be \"one\""
      arg = 1
      arg = 2
    } as $rows

    db.external.oracle.direct_query { ### "missing-attribute: `db.external.oracle.direct_query` lacks `sql`" "unsupported-statement: `db.external.oracle.direct_query` does not run here: it needs a database, which this version does not have"
      connection_string = "…"
    } as $outside

    db.bulk.add user { ### "unsupported-statement: `db.bulk.add` does not run here: it needs a database, which this version does not have"
      data = [{name: "Ada"}]
    } as $added

    db.bulk.patch user { ### "unsupported-statement: `db.bulk.patch` does not run here: it needs a database, which this version does not have"
      allow = true ### "unknown-attribute: `db.bulk.patch` has no property `allow`"
    } as $patched

    debug.log {
      value = [$user, $other, $edited, $again, $rows, $outside, $added, $patched]
    }
  }

  response = null
}
---
function "server" {
  input {
  }

  stack {
    db.get user {
      field_value = 1
    } as $user

    util.set_header { ### "missing-attribute: `util.set_header` lacks `value`" "unsupported-statement: `util.set_header` does not run here: it needs a running server, which this version does not have"
      duplicates = "keep" ### "wrong-attribute-value: `duplicates` cannot be \"keep\""
    }

    api.realtime_event { ### "unsupported-statement: `api.realtime_event` does not run here: it needs a running server, which this version does not have"
      channel = "news"
      data = {text: "Hello"}
    } as $sent ### "unexpected-result-variable: `api.realtime_event` has no result that could be kept"

    mcp.elicit { ### "unsupported-statement: `mcp.elicit` does not run here: it needs a running server, which this version does not have (and in another place of this file)"
      key = "name"
      message = "Who are you?"
      input = {name: "text"} ### "wrong-attribute-value: `input` is a block of declarations here"
    } as $answer

    mcp.elicit {
      key = "name"
      message = "Who are you?"
      input {
        txt name ### "unknown-type: there is no type `txt`"
      }
    } as $named

    ai.agent.run 12 as $agent ### "unsupported-statement: `ai.agent.run` does not run here: it needs a vendor's cloud service" "wrong-argument: `ai.agent.run` wants a name that is written out"

    cloud.aws.s3.read_file { ### "unsupported-statement: `cloud.aws.s3.read_file` does not run here: it needs a vendor's cloud service"
      bucket = "files"
      region = "eu"
      key = "…"
      secrte = "…" ### "unknown-attribute: `cloud.aws.s3.read_file` has no property `secrte`"
      file_key = "a.txt"
    } as $file

    switch ($user) {
      default { ### "default-last: Xano wants `default` behind all cases"
        debug.log {
          value = [$answer, $named, $agent, $file]
        }
      }
    
      case (1) {
        debug.log {
          value = $env.DATABASE.host ### "environment-member: an environment variable is a text and has no parts"
        }
      }
    }
  }

  response = null
}
---
workflow_test "calls" {
  stack {
    api.call "auth/login" verb=FETCH { ### "wrong-attribute-value: `verb` cannot be \"FETCH\""
      api_group = "auth"
      auth = {token: "…", expires: true} ### "unknown-attribute: `auth` has no key `expires`"
    } as $login

    api.call "auth/login" verb=POST verb=GET { ### "duplicate-attribute: `verb` is set twice"
      api_group = "auth"
    } as $again

    expect.to_be_defined ($login)
    expect.to_be_defined ($again)
  }
}
