// Passwords by the rules of a policy, and a report on each.
function "password_rules" {
  input {
  }

  stack {
    var $report {
      value = []
    }

    foreach ([8, 16, 32]) {
      each as $length {
        security.create_password {
          character_count = $length
          require_symbol = true
          symbol_whitelist = "#+-"
        } as $password

        array.push $report {
          value = {
            length: $password|strlen
            lower : "/[a-z]/"|regex_matches:$password
            upper : "/[A-Z]/"|regex_matches:$password
            digit : "/[0-9]/"|regex_matches:$password
            symbol: "/[#+-]/"|regex_matches:$password
            others: "/[^a-zA-Z0-9#+-]/"|regex_matches:$password
          }
        }
      }
    }

    security.create_password {
      character_count = 6
      require_lowercase = false
      require_uppercase = false
    } as $pin
  }

  response = {
    all_alike: ($report|map:($$|unset:"length"))|unique
    lengths  : $report|map:$$.length
    pin      : "/^[0-9]{6}$/"|regex_matches:$pin
  }
}

//> {"all_alike":[{"lower":true,"upper":true,"digit":true,"symbol":true,"others":false}],"lengths":[8,16,32],"pin":true}
