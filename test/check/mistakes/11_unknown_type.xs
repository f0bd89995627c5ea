//# F unknown-type unknown-type unknown-type unknown-type with {"name":"a","flag":true,"count":3,"price":2.5} -> ["a",true,3,2.5]
function "kinds" {
  input {
    string name
    boolean flag
    integer count
    float price
  }

  stack {
  }

  response = [$input.name, $input.flag, $input.count, $input.price]
}
//# F list-type list-type with {"numbers":[1],"words":["a"]} -> [[1],["a"]]
function "lists" {
  input {
    array[int] numbers
    list<text> words
  }

  stack {
  }

  response = [$input.numbers, $input.words]
}
//# F unknown-type unknown-type with {"numbers":[1],"total":2} -> [[1],2]
function "lists" {
  input {
    int_array numbers
    number total
  }

  stack {
  }

  response = [$input.numbers, $input.total]
}
//# F unknown-type with {"words":["a"]} -> ["a"]
function "lists" {
  input {
    array words
  }

  stack {
  }

  response = $input.words
}
