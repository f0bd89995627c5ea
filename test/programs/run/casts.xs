function "casts" {
  input {
  }

  stack {
  }

  response = [!int "42", !decimal "1.5", !bool "false", !text "7", !array "[1, 2]", !object "{\"a\": 1}"]
}

//> [42, 1.5, false, "7", [1, 2], {"a": 1}]
