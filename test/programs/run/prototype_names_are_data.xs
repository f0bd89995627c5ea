function "prototype_names_are_data" {
  input {
  }

  stack {
    var $o { value = {"__proto__": {x: 1}, constructor: 2} }
    var.update $o.toString { value = 3 }
    var.update $o.__proto__.y { value = 4 }
  }

  response = [$o, ($o|keys), $o.__proto__.x, ({}|has:"constructor"), $o.hasOwnProperty ?? "none", ({}|get:"x")]
}

//> [{"__proto__": {"x": 1, "y": 4}, "constructor": 2, "toString": 3}, ["__proto__", "constructor", "toString"], 1, false, "none", null]
