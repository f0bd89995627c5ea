function "keys" {
  input {
  }

  stack {
    var $name {
      value = "a"
    }

    // Keys that begin with a dollar sign are ordinary ones, as in the queries of some databases.
    var $query {
      value = {$or: [{$eq: 1}], "$name": 2}
    }

    var $made {
      value = {$name: 1} ### "dollar-key: this key is the text `$name`"
    }
  }

  response = [$query, $made, {[$name ~ "b"]: 3}] ### "computed-key: the keys of an object are fixed"
}
