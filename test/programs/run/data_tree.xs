function "tree/children" {
  input {
    json rows
    int? parent?
    int depth?=0
  }
  stack {
    precondition ($input.depth < 20) {
      error = "too deep"
    }
    var $nodes { value = [] }
    array.filter $input.rows if ($this.parent === $input.parent) as $mine
    foreach ($mine|sort:"name":"text":true) {
      each as $row {
        function.run "tree/children" {
          input = {
            rows: $input.rows
            parent: $row.id
            depth: $input.depth + 1
          }
        } as $kids
        var $node { value = {name: $row.name} }
        conditional {
          if (($kids|count) > 0) {
            var.update $node.children { value = $kids }
          }
        }
        array.push $nodes { value = $node }
      }
    }
  }
  response = $nodes
}
---
function "tree/paths" {
  input {
    json nodes
    text prefix?
  }
  stack {
    var $paths { value = [] }
    foreach ($input.nodes) {
      each as $n {
        var $path { value = $input.prefix == "" ? $n.name : $input.prefix ~ "/" ~ $n.name }
        array.push $paths { value = $path }
        conditional {
          if ($n|has:"children") {
            function.run "tree/paths" {
              input = {nodes: $n.children, prefix: $path}
            } as $sub
            array.merge $paths { value = $sub }
          }
        }
      }
    }
  }
  response = $paths
}
---
function "data_tree" {
  input {
  }
  stack {
    var $rows {
      value = [
        {id: 1, parent: null, name: "root"}
        {id: 2, parent: 1, name: "b"}
        {id: 3, parent: 1, name: "a"}
        {id: 4, parent: 3, name: "leaf"}
        {id: 5, parent: null, name: "other"}
      ]
    }
    function.run "tree/children" { input = {rows: $rows, parent: null} } as $tree
    function.run "tree/paths" { input = {nodes: $tree} } as $paths
  }
  response = {tree: $tree, paths: $paths}
}

//> {"tree":[{"name":"other"},{"name":"root","children":[{"name":"a","children":[{"name":"leaf"}]},{"name":"b"}]}],"paths":["other","root","root/a","root/a/leaf","root/b"]}
