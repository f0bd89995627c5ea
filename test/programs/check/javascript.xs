function "javascript" {
  input {
    int[] list
    text rule
  }

  stack {
    var $doubled {
      value = $input.list|map:"return $this * 2" ### "javascript-text: `map` takes an expression, and this is JavaScript in a text"
    }
    var $kept {
      value = $input.list|filter:"const n = $this; return n > 2;" ### "javascript-text: `filter` takes an expression, and this is JavaScript in a text"
    }
    var $sum {
      value = $input.list|reduce:"return $result + $this":10 ### "javascript-text: `reduce` takes an expression, and this is JavaScript in a text"
    }
    var $total {
      value = $input.list|reduce:"return $result + $this" ### "javascript-text: `reduce` takes an expression, and this is JavaScript in a text"
    }
    var $arrows {
      value = $input.list|map:"(n) => n * 2" ### "javascript-text: `map` takes an expression, and this is JavaScript in a text"
    }
    var $policies {
      value = $input.list|map:"our return policy"
    }
    var $tripled {
      value = $input.list|lambda_map:"$this * 3" ### "lambda-without-return: this code has no `return`, so it gives null"
    }
    array.map ($input.list) {
      by = "return $this * 2" ### "javascript-text: `by` takes an expression"
    } as $by
    var $other {
      value = $input.list|lambda_map:$input.rule|lambda_filter:"return $this > 2"
    }
    api.lambda {
      code = "$var.sum + 1" ### "lambda-without-return: this code has no `return`, so it gives null"
    } as $more
    api.lambda {
      code = "console.log($var.sum)"
    }
    api.lambda {
      code = """
        const { sum } = $var;
        return sum + $var.total + $input.list.length;
      """
    } as $most
  }

  response = [$doubled, $kept, $sum, $total, $arrows, $policies, $tripled, $other, $more, $most, $by]
}
