function "algorithm_graphs" {
  input {
  }

  stack {
    var $graph {
      value = {
        a: ["b", "c"]
        b: ["d"]
        c: ["d", "e"]
        d: ["f"]
        e: ["f"]
        f: []
      }
    }
    function.run "graph/bfs" { input = {graph: $graph, start: "a"} } as $bfs
    function.run "graph/dfs" { input = {graph: $graph, node: "a", seen: []} } as $dfs
    function.run "graph/topological" { input = {graph: $graph} } as $order
    var $cyclic { value = $graph|set:"f":["a"] }
    try_catch {
      try {
        function.run "graph/topological" { input = {graph: $cyclic} } as $impossible
      }
      catch {
        var $message { value = $error.name ~ ": " ~ $error.message }
      }
    }
    function.run "graph/dijkstra" {
      input = {
        edges: [
          {from: "A", to: "B", cost: 4}, {from: "A", to: "C", cost: 2}
          {from: "C", to: "B", cost: 1}, {from: "B", to: "D", cost: 5}
          {from: "C", to: "D", cost: 8}, {from: "D", to: "E", cost: 3}
        ]
        start: "A"
      }
    } as $distances
  }

  response = {bfs: $bfs, dfs: $dfs, order: $order, message: $message, distances: $distances}
}

function "graph/bfs" {
  input {
    json graph
    text start
  }

  stack {
    var $queue { value = [$input.start] }
    var $depth { value = {}|set:$input.start:0 }
    while (($queue|count) > 0) {
      each {
        array.shift $queue as $node
        foreach ($input.graph[$node]) {
          each as $next {
            conditional {
              if (!($depth|has:$next)) {
                var.update $depth[$next] { value = $depth[$node] + 1 }
                array.push $queue { value = $next }
              }
            }
          }
        }
      }
    }
  }

  response = $depth
}

function "graph/dfs" {
  input {
    json graph
    text node
    text[] seen
  }

  stack {
    var $seen { value = $input.seen|push:$input.node }
    foreach ($input.graph|get:$input.node:[]) {
      each as $next {
        conditional {
          if ($seen|some:$$ == $next) {
            continue
          }
        }
        function.run "graph/dfs" {
          input = {graph: $input.graph, node: $next, seen: $seen}
        } as $seen
      }
    }
  }

  response = $seen
}

function "graph/topological" {
  input {
    json graph
  }

  stack {
    var $indegree { value = 0|fill_keys:($input.graph|keys) }
    foreach ($input.graph|values|flatten) {
      each as $to {
        var.update $indegree[$to] { value = $indegree[$to] + 1 }
      }
    }
    var $ready { value = $indegree|entries|filter:$$.value == 0|map:$$.key }
    var $order { value = [] }
    while (!($ready|is_empty)) {
      each {
        array.shift $ready as $node
        array.push $order { value = $node }
        foreach ($input.graph|get:$node) {
          each as $to {
            math.sub $indegree[$to] { value = 1 }
            conditional {
              if ($indegree[$to] === 0) {
                array.push $ready { value = $to }
              }
            }
          }
        }
      }
    }
    conditional {
      if (($order|count) < ($input.graph|keys|count)) {
        throw {
          name = "CycleError"
          value = "the graph has a cycle"
        }
      }
    }
  }

  response = $order
}

function "graph/dijkstra" {
  input {
    object[] edges {
      schema {
        text from
        text to
        int cost filters=min:0
      }
    }
    text start
  }

  stack {
    var $dist { value = {} }
    var $via { value = {} }
    var $open { value = [{node: $input.start, cost: 0, from: null}] }
    while ($open|count) {
      each {
        var $open { value = $open|sort:cost:number:true }
        array.shift $open as $here
        conditional {
          if ($dist|has:$here.node) {
            continue
          }
        }
        var.update $dist { value = $dist|set:$here.node:$here.cost }
        var.update $via { value = $via|set:$here.node:$here.from }
        array.filter ($input.edges) if ($this.from == $here.node) as $out
        foreach ($out) {
          each as $edge {
            array.push $open {
              value = {
                node: $edge.to
                cost: $here.cost + $edge.cost
                from: $here.node
              }
            }
          }
        }
      }
    }
    // path to E
    var $path { value = ["E"] }
    while ($via[$path[0]] != null) {
      each {
        array.unshift $path { value = $via[$path[0]] }
      }
    }
  }

  response = {dist: $dist, path: $path}
}

//> {"bfs": {"a": 0, "b": 1, "c": 1, "d": 2, "e": 2, "f": 3}, "dfs": ["a", "b", "d", "f", "c", "e"], "order": ["a", "b", "c", "d", "e", "f"], "message": "CycleError: the graph has a cycle", "distances": {"dist": {"A": 0, "C": 2, "B": 3, "D": 8, "E": 11}, "path": ["A", "C", "B", "D", "E"]}}
