function "other_languages" {
  input {
    text name
    json user?
  }

  stack {
    var $both {
      value = $input.name or $input.user ### "foreign-syntax: `or` is no operator of XanoScript"
    }

    var $greeting {
      value = "Hello ${$input.name}" ### "interpolation: a text does not take in the value of a variable"
    }

    var $again {
      value = ["{$both} and ${both}", "${nothing} for $5", "{{ $both }}", '{"a": {"$b": 1}}'] ### "interpolation"
    }

    var $template {
      value = """
        ${both}
        """
    }

    api.lambda {
      code = "return `${$var.both}`;"
    } as $code

    util.template_engine {
      value = "{{ $var.both }} {$both}"
    } as $mail

    var $dotted {
      value = "Hello " . $both ### "dot-concatenation: `.` reads a member of the value before it"
    }

    var $member {
      value = $input.user.$both ~ ($greeting . $both) ### "dot-concatenation"
    }

    var $roles {
      value = ["admin", "owner"]
    }

    var $is_in {
      value = [
        $input.name|in:["admin", "owner"] ### "reversed-in: `in` is given the list in front"
        $input.name|in:$roles ### "reversed-in"
        $input.user|in:$roles
        $roles|in:$input.name
        $roles|in:["admin"]
      ]
    }

    api.request {
      url = "https://example.com"
      method = "GET"
      headers = {Accept: "text/html", "X-Key": $both} ### "header-object: Xano wants the headers as a list of lines"
    } as $page

    api.request {
      url = "https://example.com"
      method = "GET"
      headers = {}
    } as $bare

    try_catch {
      try {
        debug.log {
          value = $dotted
        }
      }

      catch as $problem { ### "wrong-place: `catch` does not name the error"
        debug.log {
          value = 1
        }
      }
    }

    try_catch {
      try {
        debug.log {
          value = 2
        }
      }

      catch ($error) { ### "wrong-argument: `catch` takes nothing before its block"
        debug.log {
          value = 1
        }
      }
    }

    array.filter { ### "wrong-argument: `array.filter` lacks the value it works on"
    } as $some
  }

  response = [$page, $bare, $is_in, $again, $template, $code, $mail, $member, $some]
}
