run.job "Report" {
  main = {
    name : "report"
    input: {names: ["Ada", "Grace"], limit: -1}
  }
  env = ["REPORT_TITLE"]
}
---
// Makes a report.
function "report" {
  input {
    text[] names filters=trim
    int limit?=10 filters=min:-1
    object style? {
      schema {
        text color?="red"
        enum size? {
          values = ["small", "large"]
        }
      }
    }
  }

  stack {
    var $lines {
      value = []
    }
  
    foreach ($input.names) {
      each as $name {
        conditional {
          if ($name == "" || $name === null) {
            continue
          }
          elseif (($name|strlen) > 3 && $input.limit != 0) {
            array.push $lines {
              value = $name|to_upper
            }
          }
          else {
            array.push $lines {
              value = $name
            }
          }
        }
      }
    }
  
    try_catch {
      try {
        function.run "shorten" {
          input = {text: $lines|join:", "}
        } as $short
      }
    
      catch {
        var $short {
          value = $error.message
        }
      }
    }
  
    switch ($input.style|get:"size":"small") {
      case ("small") {
        var.update $short {
          value = $short|to_lower
        }
      } break
    
      default {
        debug.log {
          value = $lines|map:$$ ~ $index
        }
      }
    }
  
    switch ($short) {
      case ("a") break
      case ("b") {
        for (3) {
          each as $round
        }
      } break
    }
  
    conditional {
      if ($short == "c")
      elseif ($short == "d")
      else
    }
  
    array.find ($lines) if ($this == "ADA") as $ada
    !no_such.statement $x {
      anything = $goes
    }
    security.create_uuid as $id
  }

  response = {
    title: $env.REPORT_TITLE
    text : $short
    ada  : $ada
    id   : $id
  }
}
---
function "shorten" {
  input {
    text text
  }

  stack {
    var $missing {
      value = $input.text|substr:0:80
    }
  }

  response = $missing
}
