function "algorithm_layouts" {
  input {
  }

  stack {
    function.run "layouts" {
      input = {n: 5, words: ["b", "a"], opts: {mode: "fast", "max-size": 3}}
    } as $answer
  }

  response = $answer
}

// header comment
//
function layouts {
  description = '''
    Many unusual layouts.
    "quotes" inside
  '''
  input {
    // how many
    int n? = 3 filters = min:1 | max:10
    text[] words filters=trim|lower
    json opts? // trailing comment
  }
  stack {
    // one line blocks
    var $a { value = [] } var $b { value = {} }
    conditional { if ($input.n > 3) { var.update $a { value = $a|push:"big" } } else { var.update $a { value = $a|push:"small" } } }

    var $ternary {
      value = $input.n > 3
        ? "more"
        : "less"
    }
    var $nested { value = $input.n > 10 ? "huge" : $input.n > 4 ? "mid" : "tiny" }

    var $object {
      value = {
        // comment in an object
        one: 1,
        "two words": 2
        'single': 3, // trailing
        ["computed" ~ $input.n]: 4
        nested: {
          list: [
            1, 2
            3
            ,4
          ]
        }
      }
    }

    var $chain {
      value = $input.words
        |map:($$|to_upper)   // shout
        |sort
        // a comment line between filters
        |join:"-"
    }

    var $calc {
      value = (
        1 +
        2 * 3
      ) - (4
        / 2)
    }
    var $tick {
      value = `
        $input.n
        * 2
      `
    }
    var $heredoc {
      value = """
        line 1
          line "2"
        """
    }
    var $heredoc_trimmed { value = $heredoc|trim|split:"\n"|count }
    var $option { value = $input.opts["max-size"] ?? 0 }
    var $option2 { value = $input.opts|get:"max-size":0 }
    !var $disabled { value = "never" }
    var $skipped {
      value = "set"
      disabled = false
    }

    for ($input.n - 2) { each as $i { var.update $b[$i|to_text] { value = $i } } }
  }
  response = {a: $a, ternary: $ternary, nested: $nested, object: $object, chain: $chain, calc: $calc, tick: $tick
    lines: $heredoc_trimmed, option: $option + $option2, skipped: $skipped
  }
}

//> {"a": ["big"], "ternary": "more", "nested": "mid", "object": {"one": 1, "two words": 2, "single": 3, "computed5": 4, "nested": {"list": [1, 2, 3, 4]}}, "chain": "A-B", "calc": 5, "tick": 10, "lines": 2, "option": 6, "skipped": "set"}
