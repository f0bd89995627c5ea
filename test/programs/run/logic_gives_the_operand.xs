function "logic_gives_the_operand" {
  input {
  }

  stack {
  }

  response = [1 && "x", 0 && "x", "" || "y", "z" || "y", null || [], !"", !"a"]
}

//> ["x", 0, "y", "z", [], true, false]
