function "loose_equality" {
  input {
  }

  stack {
  }

  response = ["1" == 1, null == "", null == false, "abc" == 0, "1.0" == "1", [1] == ["1"], {a: 1} == {a: 1}, null == 0, "a" == "A", 0 == false, [] == false]
}

//> [true, true, true, false, true, true, true, true, false, true, true]
