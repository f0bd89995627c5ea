function "algorithm_json_printer" {
  input {
  }

  stack {
    function.run "pretty" {
      input = {value: {name: "Ada", tags: ["x", "y"], empty: {}, none: [], nested: {deep: [1, 2.5, true, null]}, quote: "a\"b"}}
    } as $answer
  }

  response = $answer
}

function "pretty" {
  input {
    json value?
    int depth?
  }

  stack {
    var $pad { value = "  "|fill:0:($input.depth + 1)|join:"" }
    var $end { value = "  "|fill:0:$input.depth|join:"" }
    var $nl { value = "\n" }
    conditional {
      if ($input.value|is_array) {
        conditional {
          if (($input.value|count) == 0) { return { value = "[]" } }
        }
        var $parts { value = [] }
        foreach ($input.value) {
          each as $v {
            function.run "pretty" { input = {value: $v, depth: $input.depth + 1} } as $text
            array.push $parts { value = $pad ~ $text }
          }
        }
        return { value = "[" ~ $nl ~ ($parts|join:("," ~ $nl)) ~ $nl ~ $end ~ "]" }
      }
      elseif ($input.value|is_object) {
        var $entries { value = $input.value|entries }
        conditional {
          if (($entries|count) == 0) { return { value = "{}" } }
        }
        var $parts { value = [] }
        foreach ($entries) {
          each as $e {
            function.run "pretty" { input = {value: $e.value, depth: $input.depth + 1} } as $text
            array.push $parts { value = $pad ~ ($e.key|json_encode) ~ ": " ~ $text }
          }
        }
        return { value = "{" ~ $nl ~ ($parts|join:("," ~ $nl)) ~ $nl ~ $end ~ "}" }
      }
    }
  }

  response = $input.value|json_encode
}

//> "{\n  \"name\": \"Ada\",\n  \"tags\": [\n    \"x\",\n    \"y\"\n  ],\n  \"empty\": {},\n  \"none\": [],\n  \"nested\": {\n    \"deep\": [\n      1,\n      2.5,\n      true,\n      null\n    ]\n  },\n  \"quote\": \"a\\\"b\"\n}"
