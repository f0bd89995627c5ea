function "config/deep_merge" {
  input {
    json base
    json over
  }
  stack {
    var $out { value = $input.base }
    foreach ($input.over|entries) {
      each as $e {
        var $old { value = $out|get:$e.key }
        conditional {
          if (($old|is_object) && ($e.value|is_object) && !($old|is_empty)) {
            function.run "config/deep_merge" {
              input = {base: $old, over: $e.value}
            } as $merged
            var.update $out { value = $out|set:$e.key:$merged }
          }
          elseif ($e.value === null) {
            var.update $out { value = $out|unset:$e.key }
          }
          else {
            var.update $out { value = $out|set:$e.key:$e.value }
          }
        }
      }
    }
  }
  response = $out
}
---
function "data_config_merge" {
  input {
  }
  stack {
    function.run "config/deep_merge" {
      input = {
        base: {db: {host: "a", port: 1, opts: {ssl: false}}, tags: ["x"], drop: 1, zero: 0}
        over: {db: {port: 2, opts: {ssl: true, v: 3}}, tags: ["y"], drop: null, new: {}}
      }
    } as $cfg
    var $patch { value = {op: "replace", path: "/db/opts/ssl", value: "changed"} }
    var $pointer { value = $patch.path|ltrim:"/"|replace:"/":"." }
    var.update $cfg { value = $cfg|set:$pointer:$patch.value }
    var $flat { value = {} }
    function.run "config/flatten" { input = {value: $cfg} } as $flat
  }
  response = {cfg: $cfg, flat: $flat}
}
---
function "config/flatten" {
  input {
    json value
    text prefix?
  }
  stack {
    var $flat { value = {} }
    foreach ($input.value|entries) {
      each as $e {
        var $key { value = ($input.prefix == "") ? $e.key : ($input.prefix ~ "." ~ $e.key) }
        conditional {
          if (($e.value|is_object) && !($e.value|is_array)) {
            function.run "config/flatten" {
              input = {value: $e.value, prefix: $key}
            } as $sub
            foreach ($sub|entries) {
              each as $s {
                var.update $flat[$s.key] { value = $s.value }
              }
            }
          }
          else {
            var.update $flat[$key] { value = $e.value }
          }
        }
      }
    }
  }
  response = $flat
}

//> {"cfg":{"db":{"host":"a","port":2,"opts":{"ssl":"changed","v":3}},"tags":["y"],"zero":0,"new":{}},"flat":{"db.host":"a","db.port":2,"db.opts.ssl":"changed","db.opts.v":3,"tags":["y"],"zero":0}}
