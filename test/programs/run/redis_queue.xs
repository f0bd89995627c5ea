// Mails wait in a queue; urgent ones go first, those that fail go back to its end, at most twice.
function "redis_queue" {
  input {
  }

  stack {
    foreach ([{to: "a@example.com"}, {to: "broken"}, {to: "b@example.com"}]) {
      each as $mail {
        redis.push {
          key = "queue:mails"
          value = $mail|set:"tries":0
        } as $length
      }
    }

    redis.unshift {
      key = "queue:mails"
      value = {to: "urgent@example.com", tries: 0}
    } as $length

    var $sent {
      value = []
    }

    var $given_up {
      value = []
    }

    redis.shift {
      key = "queue:mails"
    } as $mail

    while ($mail != null) {
      each {
        conditional {
          if ($mail.to|contains:"@") {
            array.push $sent {
              value = $mail.to
            }

            redis.incr {
              key = "mails:sent"
            }
          }

          elseif ($mail.tries < 2) {
            redis.push {
              key = "queue:mails"
              value = $mail|set:"tries":($mail.tries + 1)
            }
          }

          else {
            array.push $given_up {
              value = $mail
            }
          }
        }

        redis.shift {
          key = "queue:mails"
        } as $mail
      }
    }

    redis.count {
      key = "queue:mails"
    } as $left

    redis.get {
      key = "mails:sent"
    } as $counted
  }

  response = {queued: $length, sent: $sent, given_up: $given_up, left: $left, counted: $counted}
}

//> {"queued": 4, "sent": ["urgent@example.com", "a@example.com", "b@example.com"], "given_up": [{"to": "broken", "tries": 2}], "left": 0, "counted": 3}
