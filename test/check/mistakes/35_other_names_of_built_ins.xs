//# F unknown-statement unknown-statement -> true
function "tools" {
  input {
  }

  stack {
    sleep {
      value = 0
    }

    util.log {
      value = "done"
    }
  }

  response = true
}
//# E unknown-statement unknown-statement "now" "sha256"
function "tools" {
  input {
  }

  stack {
    util.timestamp as $at

    crypto.hash {
      value = "x"
    } as $hash
  }

  response = [$at, $hash]
}
//# F foreign-syntax
function "tools" {
  input {
  }

  stack {
    var $id {
      value = uuid_v4()
    }
  }

  response = $id
}
//# F foreign-syntax
function "tools" {
  input {
  }

  stack {
    var $at {
      value = date.now()
    }
  }

  response = $at
}
