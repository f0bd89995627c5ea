function "counting" {
  input {
  }

  stack {
    var $counts {
      value = {a: 5}
    }

    var $key {
      value = "a"
    }

    // A key and a default may be put together.
    var $fine {
      value = [
        ($counts|get:$key:0) + 1
        $counts|get:"list." ~ $key:null
        $counts|get:$key:60 * 60
        $counts|get:$key:"no " ~ $key
        $counts|get:$key:(0 + 1)
        $counts|get:$key:1 - $counts.a
      ]
    }

    var $counts {
      value = $counts|set:$key:($counts|get:$key:0 + 1) ### "operator-in-argument: the default of `get` is `0 + 1` here"
    }

    var $percent {
      value = $counts|get:$key:0 * 100 / 3 ### "operator-in-argument"
    }

    var $label {
      value = $counts|get:$key:"" ~ "!"|to_upper ### "operator-in-argument"
    }

    var $next {
      value = $counts|get:"a" + 1 ### "operator-in-argument: the key of `get`"
    }
  }

  response = [$fine, $percent, $label, $next]
}
