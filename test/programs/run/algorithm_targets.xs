function "algorithm_targets" {
  input {
  }

  stack {
    var $var.state { value = {stack: [], total: 0, by: {}} }
    foreach ([3, 1, 2]) {
      each as $n {
        array.push $var.state.stack { value = $n }
        math.add $var.state.total {
          value = $var.n
        }
        var.update $var.state.by[("k" ~ $n)].seen[0] { value = $n * 10 }
        function.run "targets/double" { input = {n: $n} } as $state.doubled[$state.stack|count]
      }
    }
    array.pop $state.stack as $state.popped
    array.find ($state.stack) if ($this > 2) as $state.found
    array.unshift $var.state.stack {
      value = "first"
    }
    var.update $state.by.k1.label { value = "" }
    text.append $state.by.k1.label { value = "x" }
    function.run "targets/list" as $items|first
    function.run "targets/list" {
      input = {}
    } as $last_item|last|to_text
    var $copy { value = $state }
    var.update $copy.total { value = null }
  }

  response = {state: $state, items: $items, last: $last_item, total: $var.state.total, copy: $var.copy.total}
}

function "targets/double" {
  input {
    int n
  }
  stack {
  }
  response = $input.n * 2
}

function "targets/list" {
  input {
  }
  stack {
  }
  response = [{a: 1}, 7]
}

//> {"state": {"stack": ["first", 3, 1], "total": 6, "by": {"k3": {"seen": [30]}, "k1": {"seen": [10], "label": "x"}, "k2": {"seen": [20]}}, "doubled": {"1": 6, "2": 2, "3": 4}, "popped": 2, "found": 3}, "items": {"a": 1}, "last": "7", "total": 6, "copy": null}
