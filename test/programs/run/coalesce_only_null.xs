function "coalesce_only_null" {
  input {
  }

  stack {
    var $a { value = {t: "", n: 0, f: false, l: [], z: null} }
  }

  response = [$a.t ?? 1, $a.n ?? 1, $a.f ?? 1, $a.l ?? 1, $a.z ?? 1]
}

//> ["", 0, false, [], 1]
