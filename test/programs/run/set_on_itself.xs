// An update of a variable by its own `set` changes nobody else's value, whatever the key.
function "set_on_itself" {
  input {
  }

  stack {
    var $a { value = {x: {y: 1}} }
    var $before { value = $a }
    var $inner { value = $a.x }
    for (2) {
      each as $i {
        var.update $a { value = $a|set:$i:"number" }
        var.update $a { value = $a|set:("x.k" ~ $i):$i }
        var.update $a { value = $a|set:("n" ~ $i ~ ".deep"):[] }
      }
    }
    var.update $a { value = $a|set:("self" ~ ".whole"):($a.x) }
    var $kept { value = $a.self.whole }
    var.update $a { value = $a|set:("self.whole" ~ ".k0"):"changed" }
    try_catch {
      try {
        var.update $a { value = $a|set:("0" ~ ".z"):1 }
      }
      catch {
        var $problem { value = true }
      }
    }
  }

  response = [$a, $before, $inner, $kept, $problem]
}

//> [{"x": {"y": 1, "k0": 0, "k1": 1}, "0": "number", "n0": {"deep": []}, "1": "number", "n1": {"deep": []}, "self": {"whole": {"y": 1, "k0": "changed", "k1": 1}}}, {"x": {"y": 1}}, {"y": 1}, {"y": 1, "k0": 0, "k1": 1}, true]
