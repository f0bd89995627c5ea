function "algorithm_search_tree" {
  input {
  }

  stack {
    var $root { value = null }
    foreach ([50, 30, 70, 20, 40, 60, 80]) {
      each as $k {
        function.run "bst/insert" { input = {node: $root, key: $k} } as $root
      }
    }
    function.run "bst/list" { input = {node: $root} } as $before
    foreach ([20, 30, 50, 99]) {
      each as $k {
        function.run "bst/delete" { input = {node: $root, key: $k} } as $root
      }
    }
    function.run "bst/list" { input = {node: $root} } as $after
  }

  response = {before: $before, after: $after, root: $root.key}
}

function "bst/insert" {
  input {
    json? node
    int key
  }

  stack {
    var $n { value = $input.node ?? {key: $input.key, left: null, right: null} }
    conditional {
      if ($input.key < $n.key) {
        function.run "bst/insert" { input = {node: $n.left, key: $input.key} } as $n.left
      }
      elseif ($input.key > $n.key) {
        function.run "bst/insert" { input = {node: $n.right, key: $input.key} } as $n.right
      }
    }
  }

  response = $n
}

function "bst/delete" {
  input {
    json? node
    int key
  }

  stack {
    var $n { value = $input.node }
    conditional {
      if ($n == null) { return { value = null } }
      elseif ($input.key < $n.key) {
        function.run "bst/delete" { input = {node: $n.left, key: $input.key} } as $child
        var.update $n.left { value = $child }
      }
      elseif ($input.key > $n.key) {
        function.run "bst/delete" { input = {node: $n.right, key: $input.key} } as $child
        var.update $n.right { value = $child }
      }
      else {
        conditional {
          if ($n.left == null) { return { value = $n.right } }
          elseif ($n.right == null) { return { value = $n.left } }
        }
        var $next { value = $n.right }
        while ($next.left != null) {
          each {
            var $next { value = $next.left }
          }
        }
        var.update $n.key { value = $next.key }
        function.run "bst/delete" { input = {node: $n.right, key: $next.key} } as $child
        var.update $n.right { value = $child }
      }
    }
  }

  response = $n
}

function "bst/list" {
  input { json? node }

  stack {
    var $keys { value = [] }
    conditional {
      if ($input.node) {
        function.run "bst/list" { input = {node: $input.node.left} } as $l
        function.run "bst/list" { input = {node: $input.node.right} } as $r
        var $keys { value = [$l, $input.node.key, $r]|flatten }
      }
    }
  }

  response = $keys
}

//> {"before": [20, 30, 40, 50, 60, 70, 80], "after": [40, 60, 70, 80], "root": 60}
