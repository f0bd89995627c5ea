// The first purchase in a log of events: the rest of the file is never looked at.
function "stream_jsonl_events" {
  input {
  }

  stack {
    stream.from_jsonl {
      value = "data:application/jsonl;base64,eyJ0eXBlIjoiY2xpY2siLCJhdCI6MX0KeyJ0eXBlIjoidmlldyIsImF0IjoyfQoKeyJ0eXBlIjoicHVyY2hhc2UiLCJhdCI6MywidG90YWwiOjkuNX0KdGhpcyBpcyBubyBKU09OCg=="
    } as $events

    var $before {
      value = 0
    }

    var $first {
      value = null
    }

    foreach ($events) {
      each as $event {
        conditional {
          if ($event.type == "purchase") {
            var.update $first {
              value = $event
            }

            break
          }
        }

        math.add $before {
          value = 1
        }
      }
    }

    function.run "unreadable" {
      input = {events: $events}
    } as $problem
  }

  response = {before: $before, first: $first, problem: $problem}
}

function "unreadable" {
  input {
    json events
  }

  stack {
    var $count {
      value = 0
    }

    try_catch {
      try {
        foreach ($input.events) {
          each as $event {
            math.add $count {
              value = 1
            }
          }
        }
      }

      catch {
        return {
          value = [$count, $error.message]
        }
      }
    }
  }

  response = null
}

//> {"before": 2, "first": {"type": "purchase", "at": 3, "total": 9.5}, "problem": [3, "Line 5 of the stream: Error parsing JSON: Syntax error"]}
