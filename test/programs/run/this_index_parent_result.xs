function "this_index_parent_result" {
  input {
  }

  stack {
  }

  response = [([1, 2]|map:$this * 2), (["a", "b"]|map:$index ~ $$), ([1, 2, 3]|map:($parent|count)), ([1, 2, 3]|reduce:$result + $$:10), ([[1, 2], [3]]|map:($$|map:$$ + 1)), ([1, 2]|map:([10, 20]|map:$$ + $index))]
}

//> [[2, 4], ["0a", "1b"], [3, 3, 3], 16, [[2, 3], [4]], [[10, 21], [10, 21]]]
