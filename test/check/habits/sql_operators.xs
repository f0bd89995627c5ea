//# F foreign-syntax -> true
function "example" {
  input {
  }

  stack {
    var $a { value = 1 }
    conditional {
      if ($a <> 2) {
        return { value = true }
      }
    }
  }

  response = false
}

//# F foreign-syntax -> true
function "example" {
  input {
  }

  stack {
    var $a { value = null }
    conditional {
      if ($a IS NULL) {
        return { value = true }
      }
    }
  }

  response = false
}

//# F foreign-syntax foreign-syntax -> true
function "example" {
  input {
  }

  stack {
    var $a { value = 1 }
    conditional {
      if ($a IS NOT NULL AND $a == 1) {
        return { value = true }
      }
    }
  }

  response = false
}

//# F query-operator "starts_with" -> true
function "example" {
  input {
  }

  stack {
    var $a { value = "abc" }
    conditional {
      if ($a LIKE "a%") {
        return { value = true }
      }
    }
  }

  response = false
}

//# E wrong-attribute-value "86400"
task "nightly" {
  stack {
    debug.log { value = "hi" }
  }

  schedule = "0 0 * * *"
}

//# F list-type list-type foreign-syntax
table "user" {
  auth = false

  schema {
    int id
    varchar(255) email
    decimal(10,2) price
  }
}
---
query "users" verb=GET {
  input {
  }

  stack {
    db.query user {
      where = $db.user.email NOT LIKE "a%"
    } as $users
  }

  response = $users
}
