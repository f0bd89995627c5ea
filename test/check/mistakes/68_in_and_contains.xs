//# F query-operator -> true
function "member" {
  input {
  }

  stack {
    var $arr {
      value = [1, 2]
    }

    conditional {
      if (2 in $arr) {
        return {
          value = true
        }
      }
    }
  }

  response = false
}
//# F query-operator query-operator -> true
function "member" {
  input {
  }

  stack {
    var $a {
      value = "hello"
    }

    conditional {
      if ($a contains "ell" && $a not contains "x") {
        return {
          value = true
        }
      }
    }
  }

  response = false
}
