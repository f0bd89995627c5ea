//# A -> [{"n":2},{"n":1}]
function "sorted" {
  input {
  }

  stack {
    var $rows {
      value = [{n: 1}, {n: 2}]
    }
  }

  response = $rows|sort:n:number:false
}
//# A sort-type -> [1,2,10]
function "sorted" {
  input {
  }

  stack {
    var $rows {
      value = [10, 2, 1]
    }
  }

  response = $rows|sort::int
}
//# A -> {"x":[{"g":"x"}]}
function "indexed" {
  input {
  }

  stack {
    var $rows {
      value = [{g: "x"}]
    }
  }

  response = $rows|index_by:g
}
