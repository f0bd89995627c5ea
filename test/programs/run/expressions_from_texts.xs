function "expressions_from_texts" {
  input {
    int step?=3
  }

  stack {
    var $price { value = 40 }
    var $order { value = {lines: [{amount: 2}, {amount: 5}]} }
    var $rules { value = ["$price > 30", "$order.lines.amount|sum", "$input.step * 2", "'no expression'"] }

    var $outcomes {
      value = $rules|map:($$|to_expr)
    }

    // A text in a text, and a cast, which is read once and for all.
    var $nested { value = "'$price + 1'|to_expr"|to_expr }
    var $cast { value = !expr "$price / 2" }

    var $failures { value = [] }
    foreach (["1 +", "$unknown", "$$", "", "4|nothing"]) {
      each as $text {
        try_catch {
          try {
            var $ignored { value = $text|to_expr }
          }

          catch {
            array.push $failures { value = $error.message }
          }
        }
      }
    }

    var $number { value = 7|to_expr }
    var $copy { value = "$order"|to_expr }
    var.update $copy.lines { value = [] }
  }

  response = [$outcomes, $nested, $cast, $number, $failures, $order.lines|count]
}

//> [[true, 7, 6, "no expression"], 41, 20, 7, ["Syntax error in the expression: a value is missing after `+`", "Missing var entry: unknown", "There is no current element here", "Syntax error in the expression: it is empty", "there is no filter `nothing`"], 2]
