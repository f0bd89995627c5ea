//# A bare-word "$total"
function "example" {
  input {
    int price
  }

  stack {
    var $total {
      value = $input.price * 2
    }

    debug.log {
      value = $total
    }
  }

  response = total
}

//# A bare-word bare-word "$input.price"
function "example" {
  input {
    int price
  }

  stack {
    var $answer {
      value = "cheap"
    }

    conditional {
      if (price > 3 && input.price > 3) {
        var.update $answer {
          value = "dear"
        }
      }
    }
  }

  response = $answer
}

//# A bare-word "$rows.length"
function "example" {
  input {
  }

  stack {
    var $rows {
      value = [1]
    }

    var $list {
      value = [{n: rows.length}]
    }

    debug.log {
      value = $rows
    }
  }

  response = $list
}

//# A with {"name": "Ada"} -> [{"name":"Ada"},["a"]]
function "example" {
  input {
    text name
  }

  stack {
    var $item {
      value = {name: $input.name, other: 1}|pick:[name]
    }

    var $sorted {
      value = ([{name: "a"}]|sort:name:text)|map:$$.name
    }
  }

  response = [$item, $sorted]
}
