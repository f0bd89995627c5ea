function "algorithm_texts" {
  input {
  }

  stack {
    function.run "unicode" {
      input = {s: "Grüße, 世界! 👍🏽 naïve"}
    } as $answer
  }

  response = $answer
}

function "unicode" {
  input {
    text s
  }

  stack {
    var $chars { value = $input.s|split:"" }
    var $back { value = $chars|reverse|join:"" }
    var $freq { value = {} }
    foreach ($chars) {
      each as $c {
        var.update $freq[$c] { value = ($freq[$c] ?? 0) + 1 }
      }
    }
    var $repeated { value = $freq|entries|filter:$$.value > 1|map:$$.key|sort }
    var $initials { value = "john ronald reuel tolkien"|split:" "|map:(($$|substr:0:1)|to_upper)|join:"." }
    var $title { value = "the QUICK fox"|to_lower|capitalize }
    var $snake { value = "/([A-Z])/"|regex_replace:"_$1":"someCamelCaseName"|to_lower }
    var $camel { value = "some_snake_case"|split:"_"|map:($index == 0 ? $$ : ($$|capitalize))|join:"" }
    var $slug { value = "/[^a-z0-9]+/"|regex_replace:"-":("  Ünï Code & Stuff! "|unaccent|to_lower)|trim:"-" }
    var $padded { value = "%05d|%-6s|%.2f|%x"|sprintf:42:"ab":3.14159:255 }
    var $vowels { value = "/[aeiou]/i"|regex_get_all_matches:"Education"|first|count }
    var $counted { value = ("banana"|split:"an"|count) - 1 }
    var $ord { value = $input.s[1] ~ $input.s[-1] ~ ($input.s|substr:7:2) }
  }

  response = {len: $input.s|strlen, back: $back, repeated: $repeated, initials: $initials, title: $title, snake: $snake, camel: $camel, slug: $slug, padded: $padded, vowels: $vowels, counted: $counted, ord: $ord}
}

//> {"len": 19, "back": "evïan 🏽👍 !界世 ,eßürG", "repeated": [" ", "e"], "initials": "J.R.R.T", "title": "The Quick Fox", "snake": "some_camel_case_name", "camel": "someSnakeCase", "slug": "uni-code-stuff", "padded": "00042|ab    |3.14|ff", "vowels": 5, "counted": 2, "ord": "re世界"}
