// A report that takes long is worked out once and kept; changing the data throws it away.
function "redis_cache_aside" {
  input {
  }

  stack {
    function.run "report" {
      input = {customer: 7}
    } as $first

    function.run "report" {
      input = {customer: 7}
    } as $second

    redis.del {
      key = "report:7"
    }

    function.run "report" {
      input = {customer: 7}
    } as $third

    util.sleep {
      value = 301
    }

    function.run "report" {
      input = {customer: 7}
    } as $fourth

    redis.keys {
      search = "report:*"
    } as $kept
  }

  response = {sources: [$first.source, $second.source, $third.source, $fourth.source], total: $second.report.total, lines: $second.report.lines, kept: $kept}
}

function "report" {
  input {
    int customer
  }

  stack {
    redis.get {
      key = "report:" ~ $input.customer
    } as $cached

    conditional {
      if ($cached != null) {
        return {
          value = {source: "cache", report: $cached}
        }
      }
    }

    var $lines {
      value = [{item: "tea", price: 3.5}, {item: "cake", price: 4}]
    }

    var $report {
      value = {lines: $lines, total: ($lines|map:$$.price|sum)}
    }

    redis.set {
      key = "report:" ~ $input.customer
      data = $report
      ttl = 300
    }
  }

  response = {source: "work", report: $report}
}

//> {"sources": ["work", "cache", "work", "work"], "total": 7.5, "lines": [{"item": "tea", "price": 3.5}, {"item": "cake", "price": 4}], "kept": ["report:7"]}
