// One-time passwords with the test vectors of RFC 4226 (appendix D) and RFC 6238 (appendix B).
function "one_time_passwords" {
  input {
    text secret?="12345678901234567890"
  }

  stack {
    var $by_counter {
      value = []
    }

    for (10) {
      each as $counter {
        function.run "hotp" {
          input = {secret: $input.secret, counter: $counter}
        } as $code

        array.push $by_counter {
          value = $code
        }
      }
    }

    var $by_time {
      value = []
    }

    foreach ([59, 1111111109, 1111111111, 1234567890, 2000000000]) {
      each as $seconds {
        function.run "hotp" {
          input = {
            secret : $input.secret
            counter: ($seconds / 30)|floor
            digits : 8
          }
        } as $code

        array.push $by_time {
          value = $code
        }
      }
    }
  }

  response = {hotp: $by_counter, totp: $by_time}
}

---

function "hotp" {
  input {
    text secret
    int counter filters=min:0
    int digits?=6 filters=min:6|max:8
  }

  stack {
    // The counter as eight bytes.
    var $moving_factor {
      value = "%016x"|sprintf:$input.counter
    }

    var $mac {
      value = ($moving_factor|hex2bin)|hmac_sha1:$input.secret
    }

    var $offset {
      value = ($mac|substr:-1|hexdec) * 2
    }

    var $number {
      value = $mac|substr:$offset:8|hexdec
    }

    math.bitwise.and $number {
      value = 2147483647
    }

    math.mod $number {
      value = 10|pow:$input.digits
    }

    var $text {
      value = $number|to_text
    }

    while (($text|strlen) < $input.digits) {
      each {
        text.prepend $text {
          value = "0"
        }
      }
    }
  }

  response = $text
}

//> {"hotp":["755224","287082","359152","969429","338314","254676","287922","162583","399871","520489"],"totp":["94287082","07081804","14050471","89005924","69279037"]}
