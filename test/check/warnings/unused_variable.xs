//# A unused-variable
function "example" {
  input {
  }

  stack {
    var $left_over {
      value = 1
    }
  }

  response = true
}

//# A unused-variable
function "example" {
  input {
  }

  stack {
    var $count {
      value = 1
    }

    var.update $count {
      value = 2
    }
  }

  response = true
}

//# A -> 1
function "example" {
  input {
  }

  stack {
    var $a {
      value = 1
    }
  }

  response = $a
}

//# A -> 3
function "example" {
  input {
  }

  stack {
    var $_kept {
      value = 1
    }
    var $list {
      value = [1, 2]
    }
    foreach ($list) {
      each as $item {
        debug.log {
          value = "one"
        }
      }
    }
  }

  response = 3
}

//# A -> "hi Ada"
function "example" {
  input {
  }

  stack {
    var $name {
      value = "Ada"
    }
    util.template_engine {
      value = "hi {{ $var.name }}"
    } as $text
  }

  response = $text
}
