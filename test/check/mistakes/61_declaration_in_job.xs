//# F foreign-syntax -> "EN"
run.job "Translate" {
  main = {
    name: "translate"
    input: {
      source_lang?: "EN"
    }
  }
}
---
function "translate" {
  input {
    text source_lang
  }

  stack {
  }

  response = $input.source_lang
}
