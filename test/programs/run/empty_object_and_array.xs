function "empty_object_and_array" {
  input {
  }

  stack {
    var $o { value = {} }
    var $a { value = [] }
  }

  response = [$o, $a, ($o|is_object), ($a|is_array), ($o|json_encode), ($a|json_encode), ($o|count)]
}

//> [{}, [], true, true, "{}", "[]", 0]
