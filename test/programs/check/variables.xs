run.job "Environment" {
  main = {name: "variables", input: {}} ### "missing-input: the function \"variables\" needs the input `name`"
  env = ["API_KEY", "HOST"]
}
---
function "variables" {
  input {
    text name
  }

  stack {
    var $count {
      value = 0
    }
    debug.log {
      value = $cuont ### "unknown-variable: nothing sets `$cuont` (it is read in 3 places)"
    }
    debug.log {
      value = $var.cuont + $cuont
    }
    debug.log {
      value = $name ### "unknown-variable: nothing sets `$name`"
    }
    debug.log {
      value = $other ?? 1 ### "unknown-variable: nothing sets `$other`"
    }
    debug.log {
      value = $input.nmae ### "undeclared-input-read: this function declares no input `nmae`"
    }
    debug.log {
      value = $input.count ### "undeclared-input-read: this function declares no input `count`"
    }
    debug.log {
      value = $input.entirely_new ?? 2 ### "undeclared-input-read"
    }
    debug.log {
      value = $error.message ### "error-outside-catch: `$error` exists inside `catch` only"
    }
    foreach ([1, 2]) {
      each as $number {
        debug.log {
          value = $$ * 2 ### "element-outside-expression: `$$` means nothing here"
        }
      }
    }
    debug.log {
      value = $number
    }
    debug.log {
      value = [$this] ### "element-outside-expression: `$this` means nothing here"
    }
    debug.log {
      value = [1, 2]|sort:$this:number
    }
    debug.log {
      value = [{a: 1}][$$.a == 1]|map:$this + $count
    }
    debug.log {
      value = $env.APY_KEY ~ $env.HOST ~ $env.$remote_ip ### "undeclared-environment: the job does not list the environment variable APY_KEY"
    }
    conditional {
      if ($count > 1) {
        var $size {
          value = "large"
        }
      }
    }
    debug.log {
      value = $size ### "maybe-unset: `$size` may not be set here"
    }
    conditional {
      if ($count > 2) {
        var $kind {
          value = 1
        }
      }
      elseif ($count > 1) {
        throw {
          name = "a"
          value = "b"
        }
      }
      else {
        var $kind {
          value = 2
        }
      }
    }
    while ($count < 3) { ### "endless-loop: nothing in this loop changes its condition"
      each {
        debug.log {
          value = $kind
        }
      }
    }
    while ($count < 3) {
      each {
        math.add $count {
          value = 1
        }
      }
    }
  }
}
