// A habit from other languages.
function "semicolons" {
  input {
    int count; ### "semicolon"
  }

  stack {
    var $doubled {
      value = $input.count * 2; ### "semicolon: `;` means nothing in XanoScript"
    }
  }

  response = {doubled: $doubled;} ### "semicolon"
}
