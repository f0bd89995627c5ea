function "readings" {
  input {
    int a
    int b
  }

  stack {
    var $list {
      value = [1] ~ [2] ### "list-concatenation"
    }
    var $v1 {
      value = $list|count == 0 ### "filter-before-comparison: Xano takes `==` for part of the filter"
    }
    var $v2 {
      value = {first: "a"|concat:"b", last: "c"} ### "filter-in-object: Xano loses the entries"
    }
    var $v3 {
      value = 1 + $input.a % 2 ### "remainder-precedence: Xano reads these operators from left to right"
    }
    var $v4 {
      value = $input.a * 2 + $input.b / 3 - 1
    }
    var $v5 {
      value = $input.a == $input.b + 1 ### "left-to-right: Xano reads"
    }
    var $v6 {
      value = "n: " ~ $input.a + 1 ### "left-to-right"
    }
    conditional {
      if ($input.a == 1 || $input.b == 2 && $v1) { ### "mixed-and-or"
      }
      elseif ($input.a + 1 > $input.b * 2 && $v2 != $v3 || $v4) {
      }
      elseif ($input.a + $input.b % 2 == 0) { ### "remainder-precedence"
      }
    }
    var $v7 {
      value = now - 1000 ### "now-arithmetic: Xano does not calculate with `now`"
    }
    var $v8 {
      value = -$v4 ### "negated-value: Xano has no minus before a value"
    }
    var $v9 {
      value = {($v5): 1, a: 1, a: 2} ### "duplicate-attribute: `a` is given twice" "computed-key: the keys of an object are fixed"
    }
    var $v10 {
      value = $v6 ~ ### "line-break-in-expression: Xano ends an expression with its line"
        $v7
    }
    var $v11 {
      value = ($v8
        ~ $v9)
        |trim
        |to_upper
    }
    var $v12 {
      value = {
        // a note ### "comment-in-value: Xano's validator does not expect a comment"
        a: $v10 // another, which only --strict mentions
      }
    }
    var $v13 {
      value = $input.a in [1, 2] ### "query-operator: `in` works in the `where` of a database query only"
    }
    var $v14 {
      value = $input.a between 1:3 ### "query-operator: `between`"
    }
    var $v15 {
      value = $list|filter:$$ > 1 && $$ < 3
    }
  }

  response = $v11 ?? $v12 ?? $v13 ?? $v14 ?? $v15
}
