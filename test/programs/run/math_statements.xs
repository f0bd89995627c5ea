function "math_statements" {
  input {
  }

  stack {
    var $n { value = 7 }
    math.add $n { value = 3 }
    math.sub $n { value = 1 }
    math.mul $n { value = 4 }
    math.div $n { value = 5 }
    var $o { value = {count: 1} }
    math.add $o.count { value = 1 }
    text.append $o.name { value = "x" } //! Unable to locate var: o.name
  }

  response = null
}
