// A job has no signed-in user, and the customary question says so instead of failing.
function "nobody_is_signed_in" {
  input {
  }

  stack {
    var $failure {
      value = null
    }

    try_catch {
      try {
        precondition ($auth.id != null) {
          error_type = "unauthorized"
          error = "Authentication required"
        }
      }

      catch {
        var.update $failure {
          value = $error.code
        }
      }
    }

    function.run whoever as $whoever
  }

  response = [$failure, "user:" ~ $auth.id, $auth, $auth.constructor, $whoever]
}

---

// A variable of that name is an ordinary one.
function "whoever" {
  input {
  }

  stack {
    var $auth {
      value = {id: 7}
    }
  }

  response = $auth.id
}

//> ["ERROR_CODE_UNAUTHORIZED", "user:", null, null, 7]
