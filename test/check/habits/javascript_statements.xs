//# F foreign-syntax -> 1
function "example" {
  input {
  }

  stack {
    var $a { value = 1 }
    console.log($a);
  }

  response = $a
}

//# F foreign-syntax -> 1
function "example" {
  input {
  }

  stack {
    var $a { value = 1 }
    console.error("a is", $a)
  }

  response = $a
}

//# F return-value -> 3
function "example" {
  input {
  }

  stack {
    var $n { value = 2 }
    return $n + 1;
  }

  response = null
}

//# F foreign-syntax
function "example" {
  input {
  }

  stack {
    throw new Error("no stock");
  }

  response = null
}

//# F foreign-syntax
function "example" {
  input {
  }

  stack {
    var $why { value = "late" }
    throw "too " ~ $why
  }

  response = null
}

//# F foreign-syntax -> 3
function "example" {
  input {
  }

  stack {
    var $six { value = 3 }
    var $r { value = await $six }
  }

  response = $r
}

//# E foreign-syntax "every statement waits"
function "example" {
  input {
  }

  stack {
    var $r { value = await fetch("https://example.com") }
  }

  response = $r
}

//# E foreign-syntax "`now`"
function "example" {
  input {
  }

  stack {
    var $r { value = new Date() }
  }

  response = $r
}

//# F foreign-syntax -> [3,2]
function "example" {
  input {
  }

  stack {
    var $r { value = Math.floor(3.7) }
    var $q { value = $r - 1 }
  }

  response = [$r, $q]
}

//# F foreign-syntax -> "{\"a\":1}"
function "example" {
  input {
  }

  stack {
    var $o { value = {a: 1} }
    var $json { value = JSON.stringify($o) }
  }

  response = $json
}
