function "suppressed" {
  input {
  }

  stack {
    // xano-ignore XP612 the old name is what our colleagues know
    var $a {
      value = "a"|lower ### "deprecated-filter"
    }
    var $b {
      // xano-ignore deprecated-filter, XS402 both of them
      value = "a b"|lower|split
    }
    var $c {
      value = "a b"|split // xano-ignore XS402 on this line
    }
    var $d {
      value = "a b"|split // xano-ignore XS401 another one ### "missing-filter-argument"
    }
  }
}
