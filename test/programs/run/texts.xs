function "texts" {
  input {
  }

  stack {
  }

  response = ["a\nb", 'it\'s', "\q", """two
lines""", "emoji😀"|strlen, "é"[0], "tab\t"]
}

//> ["a\nb", "it's", "\\q", "two\nlines", 6, "é", "tab\t"]
