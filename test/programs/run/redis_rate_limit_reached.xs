function "redis_rate_limit_reached" {
  input {
  }

  stack {
    for (3) {
      each as $i {
        redis.ratelimit { key = "requests", max = 2, error = "Slow down" } //! Slow down
      }
    }
  }

  response = null
}
