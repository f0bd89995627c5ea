//# A index-compared "=== false"
function "example" {
  input {
  }

  stack {
    conditional {
      if (("abc"|index:"x") == -1) {
        return {
          value = "none"
        }
      }
    }
  }

  response = "some"
}

//# A index-compared
function "example" {
  input {
  }

  stack {
    var $place {
      value = "abc"|index:"a"
    }
    conditional {
      if ($place > 0) {
        return {
          value = "some"
        }
      }
    }
  }

  response = "none"
}

//# A index-compared
function "example" {
  input {
  }

  stack {
    var $place {
      value = "abc"|index:"x"
    }
    conditional {
      if ($place != -1) {
        return {
          value = "some"
        }
      }
    }
  }

  response = "none"
}

//# A -> "none"
function "example" {
  input {
  }

  stack {
    var $place {
      value = "abc"|index:"x"
    }
    conditional {
      if ($place !== false) {
        return {
          value = "some"
        }
      }
    }
  }

  response = "none"
}

//# A -> "none"
function "example" {
  input {
  }

  stack {
    var $place {
      value = [1, 2]|findIndex:$$ == 7
    }
    conditional {
      if ($place >= 0) {
        return {
          value = "some"
        }
      }
    }
  }

  response = "none"
}

//# A -> "some"
function "example" {
  input {
  }

  stack {
    var $place {
      value = 3
    }
    conditional {
      if ($place > 0) {
        return {
          value = "some"
        }
      }
    }
  }

  response = "none"
}
