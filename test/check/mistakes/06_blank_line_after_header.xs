//# A blank-line-after-header -> 42
// Answers the question.

function "answer" {
  input {
  }

  stack {
  }

  response = 42
}
//# A blank-line-after-header -> 42
// Answers the question,
// whatever the question is.


function "answer" {
  input {
  }

  stack {
  }

  response = 42
}
