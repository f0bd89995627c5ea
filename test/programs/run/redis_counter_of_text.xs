function "redis_counter_of_text" {
  input {
  }

  stack {
    redis.set {
      key = "visits"
      data = "0"
    }

    redis.incr { //! ERR value is not an integer or out of range
      key = "visits"
    } as $visits
  }

  response = $visits
}

//? `data = 0` stores one
