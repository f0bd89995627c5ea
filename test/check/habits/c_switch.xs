//# F foreign-syntax -> "other"
function "example" {
  input {
  }

  stack {
    var $word { value = "none" }
    switch (3) {
      case 1:
        $word = "one";
        break;
      case 2:
      default:
        $word = "other";
    }
  }

  response = $word
}
