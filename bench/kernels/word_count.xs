// Counts the words of a made-up text of n words
function "bench/word_count" {
  input {
    int n
  }

  stack {
    var $seed {
      value = 1
    }

    var $words {
      value = []
    }

    for ($input.n) {
      each as $i {
        var.update $seed {
          value = ($seed * 16807) % 2147483647
        }

        // a third of the text is one word, as in real ones
        var $rank {
          value = (($seed % 997) * ($seed % 3)) % 997
        }

        array.push $words {
          value = "Word" ~ $rank
        }
      }
    }

    var $text {
      value = $words|join:" "|to_lower
    }

    var $counts {
      value = {}
    }

    foreach ($text|split:" ") {
      each as $word {
        var.update $counts {
          value = $counts|set:$word:(($counts|get:$word:0) + 1)
        }
      }
    }

    var $checksum {
      value = $counts|keys|count
    }

    foreach ($counts|entries) {
      each as $entry {
        var.update $checksum {
          value = (($checksum * 31) + $entry.value + ($entry.key|strlen)) % 1000003
        }
      }
    }
  }

  response = $checksum
}
