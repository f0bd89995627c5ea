function "started" {
  input {
    bool is_slow
  }

  stack {
    function.run "total" {
      runtime_mode = "async-shared"
    } as $job
    api.request {
      url = "https://example.com"
      method = "GET"
      async = true
    } as $call
    function.run "total" {
      async = true
    } as $jobs[0]
    var $early {
      value = $job.sum + $var.job.sum ### "started-call: `$job` is the id of a started call, not its result"
    }
    var $body {
      value = $call.response.result|get:"items" ### "started-call: `$call` is the id of a started call, not its result"
    }
    debug.log {
      value = [$job, $jobs[0], $var.call, $call.response ?? null]
    }
    await ($job) as $total
    await {
      ids = [$job, $call]
    } as $all
    var $sum {
      value = $total.sum
    }
    conditional {
      if ($input.is_slow) {
        function.run "total" {
          async = true
        } as $either
        await ($either) as $either
      }
      else {
        function.run "total" as $either
      }
    }
    var $waited {
      value = $either.sum
    }
    var $orders {
      value = [{n: 1}]
    }
    var $doubled {
      value = $orders.n = $$.n * 2
    }
    var $size {
      value = $doubled|strlen ### "kind-mismatch: `strlen` is for texts, and this is a list"
    }
    conditional {
      if ($input.is_slow) {
        var $factor {
          value = 3
        }
      }
    }
    var $more {
      value = $orders.n = $$.n * $factor ### "maybe-unset: `$factor` may not be set here"
    }
  }

  response = [$early, $body, $all, $sum, $waited, $size, $more, "$nothing"|to_expr, !expr "$factor * 2"]
}
---
function "total" {
  input {
  }

  stack {
    var $price {
      value = 5
    }
    var $list {
      value = [{n: 1}]
    }
    api.lambda {
      code = "return $var.price + $var.anything + $input.n + $env.X"
    } as $fromCode
    util.template_engine {
      value = "{{ $price }} {% for $item in $list %}{{ $item.n }}{% endfor %} {{ $whatever }}"
    } as $page
    var $found {
      value = $list[$$.n <= $0.n].n
    }
    var $marked {
      value = $list|set:n:$1.n|set:"lines[$$.n > 2].big":true
    }
  }

  response = {sum: $fromCode, page: $page, found: $found, marked: $marked}
}
