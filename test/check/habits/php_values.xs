//# F foreign-syntax -> true
function "example" {
  input {
  }

  stack {
    var $a { value = 1 }
    var $set { value = isset($a) }
  }

  response = $set
}

//# F foreign-syntax -> 3
function "example" {
  input {
  }

  stack {
    var $a { value = "abc" }
    var $n { value = strlen($a) }
  }

  response = $n
}

//# F foreign-syntax -> 2
function "example" {
  input {
  }

  stack {
    var $a { value = [1, 2] }
    var $n { value = count($a) }
  }

  response = $n
}

//# E foreign-syntax "not how something is called"
function "example" {
  input {
  }

  stack {
    var $a { value = array(1, 2) }
  }

  response = $a
}

//# F foreign-syntax -> {"a":1}
function "example" {
  input {
  }

  stack {
    var $a { value = {"a" => 1} }
  }

  response = $a
}

//# F foreign-syntax -> "x"
function "example" {
  input {
  }

  stack {
    var $user { value = {name: "x"} }
    var $n { value = $user->name }
  }

  response = $n
}

//# E foreign-syntax "no classes"
function "example" {
  input {
  }

  stack {
    var $n { value = DateTime::now() }
  }

  response = $n
}

//# A dot-concatenation
function "example" {
  input {
  }

  stack {
    var $name { value = "Ada" }
    var $text { value = "Hello " . $name }
  }

  response = $text
}
