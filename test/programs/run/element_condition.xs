function "element_condition" {
  input {
  }

  stack {
    var $people { value = [{n: "a", age: 20}, {n: "b", age: 30}, {n: "c", age: 40}] }
    var $limit { value = 25 }
  }

  response = [$people[$$.age > $limit].n, $people[$$.n == "a"], $people[$$.age > 25 && $$.age < 35].n]
}

//> [["b", "c"], [{"n": "a", "age": 20}], ["b"]]
