// Words of a text are counted and ranked with JavaScript between filters of the language.
function "lambda_filters" {
  input {
  }

  stack {
    var $text {
      value = "the cat and the dog and the bird"
    }

    var $smallest {
      value = 2
    }

    var $counts {
      value = $text
        |split:" "
        |lambda_reduce:{}:"$result[$this] = ($result[$this] ?? 0) + 1; return $result"
    }

    var $ranked {
      value = $counts
        |lambda_filter:"return $this >= $var.smallest"
        |entries
        |lambda_map:"return `${$this.key}:${$this.value}`"
    }

    for (2) {
      each as $round {
        var $last {
          value = [1, 2, 3]|lambda_map:"return $this * ($var.round + 1)":5
        }
      }
    }
  }

  response = {
    counts: $counts
    ranked: $ranked
    last: $last
    some: ($ranked|lambda_some:"return $this.startsWith('the')")
    every: ($ranked|lambda_every:"return $this.length > 100")
    find: ($ranked|lambda_find:"return $index === 1")
    position: ($ranked|lambda_findIndex:"return $this === 'and:2'")
    shout: ($text|lambda:"return $this.toUpperCase().slice(0, 7)")
  }
}
//> {"counts": {"the": 3, "cat": 1, "and": 2, "dog": 1, "bird": 1}, "ranked": ["the:3", "and:2"], "last": [2, 4, 6], "some": true, "every": false, "find": "and:2", "position": 1, "shout": "THE CAT"}
