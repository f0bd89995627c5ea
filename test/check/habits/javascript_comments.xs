//# A -> 1
function "example" {
  input {
  }

  stack {
    // a comment
    var $a { value = 1 } // another
  }

  response = $a
}

//# F block-comment -> 1
function "example" {
  input {
  }

  stack {
    /* what this does */
    var $a { value = 1 }
  }

  response = $a
}

//# F block-comment -> 1
function "example" {
  input {
  }

  stack {
    /**
     * What this does.
     * And more.
     */
    var $a { value = 1 }
  }

  response = $a
}
