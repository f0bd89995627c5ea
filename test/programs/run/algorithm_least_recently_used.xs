function "algorithm_least_recently_used" {
  input {
  }

  stack {
    var $cache { value = {capacity: 2, order: [], data: {}} }
    var $log { value = [] }
    foreach ([{op: "put", k: "1", v: 1}, {op: "put", k: "2", v: 2}, {op: "get", k: "1"}, {op: "put", k: "3", v: 3}, {op: "get", k: "2"}, {op: "put", k: "4", v: 4}, {op: "get", k: "1"}, {op: "get", k: "3"}, {op: "get", k: "4"}]) {
      each as $step {
        switch ($step.op) {
          case ("put") {
            function.run "lru/put" {
              input = {cache: $cache, key: $step.k, value: $step.v}
            } as $cache
          } break
          case ("get") {
            var $value { value = $cache.data|get:$step.k:-1 }
            array.push $log { value = $value }
            conditional {
              if ($value != -1) {
                function.run "lru/put" {
                  input = {cache: $cache, key: $step.k, value: $value}
                } as $cache
              }
            }
          } break
          default {
            throw {
              name = "BadOp"
              value = $step.op
            }
          }
        }
      }
    }
  }

  response = {log: $log, cache: $cache}
}

function "lru/put" {
  input {
    json cache
    text key
    json value
  }

  stack {
    var $c { value = $input.cache }
    var.update $c.order { value = $c.order|remove:$input.key|push:$input.key }
    var.update $c.data { value = $c.data|set:$input.key:$input.value }
    conditional {
      if (($c.order|count) > $c.capacity) {
        array.shift $c.order as $evicted
        var.update $c.data { value = $c.data|unset:$evicted }
      }
    }
  }

  response = $c
}

//> {"log": [1, -1, -1, 3, 4], "cache": {"capacity": 2, "order": ["3", "4"], "data": {"3": 3, "4": 4}}}
