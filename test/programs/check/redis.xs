function "redis" {
  input {
  }

  stack {
    redis.set {
      key = "k"
      value = 1
      expire = 60
    }
    redis.get "k" as $a ### "wrong-argument: `redis.get` takes nothing before its block"
    redis.set {
      key = "k"
      data = 1
      ttl = "1 hour" ### "attribute-kind: `ttl` is a number"
    }
    redis.del {
      key = "k"
    } as $b ### "unexpected-result-variable: `redis.del` has no result that could be kept"
    redis.delete { ### "unknown-statement: there is no statement `redis.delete`"
      key = "k"
    }
    redis.push {
      key = "l"
      data = 1 ### "unknown-attribute: `redis.push` has no property `data`"
    }
    redis.range {
      key = "l"
      end = 3 ### "unknown-attribute: `redis.range` has no property `end`"
    } as $c
    redis.ratelimit { ### "missing-attribute: `redis.ratelimit` lacks `key`"
      max = 5
      ttl = 60
      error_message = "slow down" ### "unknown-attribute: `redis.ratelimit` has no property `error_message`"
    }
    redis.incr {
      key = "k"
      amount = 2 ### "unknown-attribute: `redis.incr` has no property `amount`"
    } as $d
    redis.keys {
      where = "*" ### "unknown-attribute: `redis.keys` has no property `where`"
    } as $e
    redis.expire { ### "unknown-statement: there is no statement `redis.expire`"
      key = "k"
    }
  }

  response = null
}
