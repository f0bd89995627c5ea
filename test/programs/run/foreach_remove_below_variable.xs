function "foreach_remove_below_variable" {
  input {
  }

  stack {
    var $order {
      value = {lines: [{n: 1}, {n: 0}, {n: 0}, {n: 2}], rows: [[1, 2, 3], [4]]}
    }

    var $copy {
      value = $order
    }

    foreach ($order.lines) {
      each as $line {
        conditional {
          if ($line.n == 0) {
            foreach.remove
          }
        }
      }
    }

    for (2) {
      each as $i {
        foreach ($order.rows[$i]) {
          each as $n {
            conditional {
              if ($n % 2 == 0) {
                remove
              }
            }
          }
        }
      }
    }
  }

  response = {order: $order, copy: $copy.lines.n}
}

//> {"order": {"lines": [{"n": 1}, {"n": 2}], "rows": [[1, 3], []]}, "copy": [1, 0, 0, 2]}
