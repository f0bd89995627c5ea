function "filters" {
  input {
    text[] names
    text name
    int at
    text[] rest?
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
    var $l2 {
      value = [{price: 1.234}]|map:$$.price|round:2 ### "kind-mismatch: `round` is for numbers, and this is a list"
    }
    var $m2 {
      value = $input.names|filter:$$ != ""|to_upper|first ### "kind-mismatch: `to_upper` is for texts, and this is a list"
    }
    var $plain {
      value = [
        "a1"|replace:"/\\d+/g":"" ### "plain-pattern: `replace` looks for this very text"
        "a b"|split:"/\\s/" ### "plain-pattern: `split` looks for this very text"
        $input.name|starts_with:"/^a/" ### "plain-pattern"
        "/api/v1/"|replace:"/api/":"/"|split:"/"
        $input.name|contains:"/a.b/"
      ]
    }
    var $amount {
      value = [
        $input.at * 1.19|round:2 ### "filter-on-last-operand: `|round` applies to `1.19` only"
        100 + $input.at / $input.at|floor ### "filter-on-last-operand: `|floor` applies to `$input.at` only"
        $input.at + ($input.at / 2)|floor
        $input.at - $input.name|to_int
        ($input.at * 1.19)|round:2
      ]
    }
    var $w2 {
      value = $input.names|contains:"a" ### "kind-mismatch: `contains` is for texts, and this is a list"
    }
    var $x2 {
      value = $input.name|reverse ### "kind-mismatch: `reverse` is for lists and objects, and this is a text"
    }
    var $y2 {
      value = $input.names|sort:"text":false ### "sort-type: Xano does not sort by \"false\""
    }
    var $z2 {
      value = $input.names|sort:"":"desc" ### "sort-type: Xano does not sort by \"desc\""
    }
    var $o2 {
      value = [1, 2]|map:$$ > 1 ? "a" : "b" ### "outside-argument: this `?` is about the list that `map` gives"
    }
    var $p2 {
      value = $input.names|map:$$ ?? "none" ### "outside-argument: this `??` is about the list that `map` gives"
    }
    var $q2 {
      value = $input.rest|map:($$ ?? "none") ?? []
    }
    var $r2 {
      value = now|format_timestamp:"DD/MM/YYYY HH:mm" ### "date-words: this format has the letters of another language"
    }
    var $s2 {
      value = now|format_timestamp:"l jS \\o\\f F Y, H:i:s"
    }
    var $t2 {
      value = "05-2024"|parse_timestamp:"%m-%Y" ### "date-words: this format has the letters of another language"
    }
    var $u2 {
      value = now|transform_timestamp:"+2 wekes" ### "date-words: `wekes` is no unit of time"
    }
    var $v2 {
      value = now|transform_timestamp:"-1 month +2 weekdays 15:00"
    }
    var $n2 {
      value = [1.5]|map:($$|round)|join:","|strlen
    }
    var $n {
      value = "ada"|substr:$input.at:$input.at + 1 ### "end-index: the second argument of `substr` is a length"
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
    var $p2 {
      value = "a"|replace:["a"]:"b" ### "wrong-filter-argument: the argument `search` of `replace` is a text"
    }
    var $p3 {
      value = "ada"|substr:$input.names:2 ### "wrong-filter-argument: the argument `start` of `substr` is a number"
    }
    var $p4 {
      value = 3.14159|round:true ### "wrong-filter-argument: the argument `precision` of `round` is a number"
    }
    for ($b / 3) { ### "decimal-index"
      each as $r {
      }
    }
    array.pop $j as $last|lst ### "unknown-filter: there is no filter `lst`"
  }
}
