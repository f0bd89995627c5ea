// What a text or a list holds.
function "content" {
  input {
  }

  stack {
  }

  response = {
    tags: ["new", "on sale", 5]
    nested: [[1, 2], {a: 1}]
    text: "XanoScript"
    padded: " report.pdf\n"
    number: 1234
    nothing: null
    object: {name: "Ada", age: 36}
  }

  test "contains" {
    expect.to_contain ($response.tags) {
      value = "new"
    }

    expect.to_contain ($response.nested) {
      value = {a: 1}
    }

    expect.to_contain ($response.text) {
      value = "Script"
    }

    expect.to_contain ($response.number) {
      value = 23
    }
  }

  test "does not contain" {
    expect.to_contain ($response.tags) { ### "to_contain failed - [\"new\",\"on sale\",5] does not contain \"5\"" help "The list holds 5, an int; kinds count."
      value = "5"
    }

    expect.to_contain ($response.tags) { ### "to_contain failed - [\"new\",\"on sale\",5] does not contain \"sale\"" help "\"on sale\" only contains it"
      value = "sale"
    }

    expect.to_contain ($response.nested) { ### "to_contain failed - [[1,2],{\"a\":1}] does not contain 1" help "lists in the list"
      value = 1
    }

    expect.to_contain ($response.object) { ### "to_contain failed - {\"name\":\"Ada\",\"age\":36} does not contain \"Ada\"" help "This one has \"name\", \"age\"."
      value = "Ada"
    }

    expect.to_contain ($response.text) { ### "to_contain failed - \"XanoScript\" does not contain \"script\"" help "case only"
      value = "script"
    }

    expect.to_contain ($response.nothing) { ### "to_contain failed - null does not contain \"x\"" help "this is null"
      value = "x"
    }
  }

  test "begins and ends" {
    expect.to_start_with ($response.text) {
      value = "Xano"
    }

    expect.to_end_with ($response.text) {
      value = "Script"
    }

    expect.to_start_with ($response.text) { ### "to_start_with failed - \"XanoScript\" does not start with \"xano\"" help "case only"
      value = "xano"
    }

    expect.to_end_with ($response.padded) { ### "to_end_with failed - \" report.pdf\\n\" does not end with \".pdf\"" help "`|trim`"
      value = ".pdf"
    }

    expect.to_start_with ($response.tags) { ### "to_start_with failed - [\"new\",\"on sale\",5] does not start with \"new\"" help "this is an array"
      value = "new"
    }
  }

  test "matches" {
    expect.to_match ($response.text) {
      value = "/^[A-Z][a-z]+/"
    }

    expect.to_match ($response.number) {
      value = "^\\d+$"
    }

    expect.to_match ($response.text) { ### "to_match failed - \"XanoScript\" does not match /^xano/" help "`i` behind the pattern"
      value = "/^xano/"
    }

    expect.to_match ($response.padded) { ### "to_match failed - \" report.pdf\\n\" does not match /^report/" help "white space"
      value = "/^report/"
    }

    expect.to_match ($response.nothing) { ### "to_match failed - null does not match /./"
      value = "/./"
    }

    expect.to_match ($response.text) { ### "Invalid regular expression"
      value = "/(/"
    }
  }
}
