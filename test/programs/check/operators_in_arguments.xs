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

    var $rounded { ### "unused-variable"
      value = 0.12345|round:2 * 100 ### "operator-in-argument: the `precision` of `round` is `2 * 100` here"
    }

    var $price { ### "unused-variable"
      value = "Total: " ~ 12.5|number_format:2:",":"." ~ " EUR" ### "operator-in-argument: the `thousands_separator` of `number_format`"
    }

    var $lines { ### "unused-variable"
      value = ["a", "b"]|join:"," ~ "!" ### "operator-in-argument: the `separator` of `join`"
    }

    var $day { ### "unused-variable"
      value = now|format_timestamp:"Y-m-d" ~ "T00:00:00Z" ### "operator-in-argument: the `format` of `format_timestamp`"
    }

    var $count { ### "unused-variable"
      value = $counts.b|first_notnull:0 + 1 ### "operator-in-argument: the `value` of `first_notnull`"
    }

    var $also_fine { ### "unused-variable"
      value = [
        ["a"]|join:$key ~ ","
        ["a", "b"]|slice:1 + 0:2 - 1
        now|transform_timestamp:"+" ~ $counts.a ~ " days"
        2.5|round:$counts.a - 4
        (["a"]|join:",") ~ "!"
      ]
    }
  }

  response = [$fine, $percent, $label, $next]
}
