function "element_condition" {
  input {
  }

  stack {
    var $people { value = [{n: "a", age: 20}, {n: "b", age: 30}, {n: "c", age: 40}] }
    var $limit { value = 25 }
    var $shops { value = [{open: true, at: 1}, {open: false, at: 0}, {at: 2}] }
    var $own { value = [$shops[$$.open ?? false].at, $shops[$$|get:"open"].at, $shops[$$.at % 2].at, $shops[$this.at].at] }
    var $places { value = [$people[$shops|findIndex:$$.at == 0].n, $people[$shops[$$.at == 1][0].at].n, (0..1)|map:$people[$$].n] }
  }

  response = [$people[$$.age > $limit].n, $people[$$.n == "a"], $people[$$.age > 25 && $$.age < 35].n, $own, $places]
}

//> [["b", "c"], [{"n": "a", "age": 20}], ["b"], [[1], [1], [1], [1, 2]], ["b", "b", ["a", "b"]]]
