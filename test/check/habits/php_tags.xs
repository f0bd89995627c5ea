//# F foreign-syntax -> 1
<?php
function "one" {
  input {
  }

  stack {
  }

  response = 1
}
