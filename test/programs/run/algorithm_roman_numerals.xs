function "algorithm_roman_numerals" {
  input {
  }

  stack {
    function.run "roman/round_trip" {
      input = {numbers: [1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999]}
    } as $answer
  }

  response = $answer
}

function "roman/round_trip" {
  input {
    int[] numbers
  }

  stack {
    var $out { value = {} }
    foreach ($input.numbers) {
      each as $n {
        function.run "roman/encode" {
          input = {number: $n}
        } as $text
        function.run "roman/decode" {
          input = {text: $text}
        } as $back
        precondition ($back === $n) {
          error = "round trip failed for " ~ $n ~ ": " ~ $text ~ " -> " ~ $back
        }
        var.update $out {
          value = $out|set:($n|to_text):$text
        }
      }
    }
  }

  response = $out
}

function "roman/encode" {
  input {
    int number filters=min:1|max:3999
  }

  stack {
    var $table {
      value = [
        {v: 1000, s: "M"}, {v: 900, s: "CM"}
        {v: 500, s: "D"}, {v: 400, s: "CD"}
        {v: 100, s: "C"}, {v: 90, s: "XC"}
        {v: 50, s: "L"}, {v: 40, s: "XL"}
        {v: 10, s: "X"}, {v: 9, s: "IX"}
        {v: 5, s: "V"}, {v: 4, s: "IV"}
        {v: 1, s: "I"}
      ]
    }
    var $rest { value = $input.number }
    var $text { value = "" }
    foreach ($table) {
      each as $row {
        while ($rest >= $row.v) {
          each {
            text.append $text {
              value = $row.s
            }
            math.sub $rest {
              value = $row.v
            }
          }
        }
      }
    }
  }

  response = $text
}

function "roman/decode" {
  input {
    text text filters=trim|upper
  }

  stack {
    var $values {
      value = {I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000}
    }
    var $total { value = 0 }
    var $previous { value = 0 }
    foreach ($input.text|split:""|reverse) {
      each as $char {
        var $value { value = $values[$char] }
        conditional {
          if ($value < $previous) {
            math.sub $total { value = $value }
          }
          else {
            math.add $total { value = $value }
          }
        }
        var.update $previous { value = $value }
      }
    }
  }

  response = $total
}

//> {"1": "I", "4": "IV", "9": "IX", "14": "XIV", "40": "XL", "90": "XC", "400": "CD", "1994": "MCMXCIV", "2024": "MMXXIV", "3999": "MMMCMXCIX"}
