function "filters" {
  input {
    text[] names
    text name
  }

  stack {
    var $a {
      value = "Ada"|length ### "unknown-filter: there is no filter `length`"
    }
    var $b {
      value = $input.names|length ### "unknown-filter: there is no filter `length`"
    }
    var $c {
      value = $a|default:"x" ### "unknown-filter: there is no filter `default`"
    }
    var $d {
      value = $input.names|to_distinct_list ### "unsupported-filter: the filter `to_distinct_list` does not run here"
    }
    var $e {
      value = "a b"|split ### "missing-filter-argument: the filter `split` lacks its argument"
    }
    var $f {
      value = "a"|to_upper:true ### "extra-filter-argument: the filter `to_upper` takes no argument"
    }
    var $g {
      value = 3.14|round:"two" ### "wrong-filter-argument"
    }
    var $h {
      value = "a"|lower ### "deprecated-filter: `lower` is called `to_lower` today"
    }
    var $i {
      value = $d|is_not_null ### "local-filter: `is_not_null` does not work on values on Xano"
    }
    var $j {
      value = [1]|sort:"a":"int" ### "sort-type: Xano does not sort by \"int\""
    }
    var $k {
      value = "Ada"|regex_matches:"/^a/i" ### "reversed-regex: `regex_matches` is given the pattern in front"
    }
    var $l {
      value = $input.name|count ### "kind-mismatch: `count` is for lists and objects, and this is a text"
    }
    var $m {
      value = $input.names|strlen ### "kind-mismatch: `strlen` is for texts, and this is a list"
    }
    var $n {
      value = "ada"|substr:$e:$e + 1 ### "end-index: the second argument of `substr` is a length"
    }
    var $o {
      value = $j[($j|count) / 2] ### "decimal-index: this division may give a decimal"
    }
    conditional {
      if (("wonderful"|index:"x") >= 0) { ### "index-compared: `index` gives `false`"
      }
    }
    var $p {
      value = $a ~ ":" ~ "b"|base64_encode ### "filter-on-last-operand: `|base64_encode` applies to `\"b\"` only"
    }
    var $q {
      value = "a"!|no_such_filter|to_upper
    }
    for ($b / 3) { ### "decimal-index"
      each as $r {
      }
    }
    array.pop $j as $last|lst ### "unknown-filter: there is no filter `lst`"
  }
}
