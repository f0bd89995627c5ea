// Builds one long text out of n short ones
function "bench/string_building" {
  input {
    int n
  }

  stack {
    var $pieces {
      value = ["a", "be", "see", "de", "e", "ef", "gee"]
    }

    var $text {
      value = ""
    }

    for ($input.n) {
      each as $i {
        var.update $text {
          value = $text ~ $pieces[$i % 7]
        }
      }
    }

    var $middle {
      value = ($input.n / 2)|floor
    }
  }

  response = ($text|strlen) ~ ":" ~ ($text|substr:$middle:10)
}
