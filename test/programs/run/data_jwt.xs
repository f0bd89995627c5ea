function "data_jwt" {
  input {
    text token?="eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiI0MiIsIm5hbWUiOiJab8OrIiwiYWRtaW4iOnRydWUsImV4cCI6MTk5OTk5OTk5OSwic2NvcGUiOlsiYSIsImIiXX0.G6YO3iHRLiGsQL4mWPrXZGvcYguwTdAk-dfgL4VAixs" filters=trim
  }

  stack {
    var $parts {
      value = $input.token|split:"."
    }

    precondition (($parts|count) == 3) {
      error_type = "unauthorized"
      error = "Token must have three parts"
    }

    var $header {
      value = $parts|first|base64_decode_urlsafe|json_decode
    }

    var $claims {
      value = $parts|get:1|base64_decode_urlsafe|json_decode
    }

    var $signature {
      value = $parts[0]
        |concat:$parts[1]:"."
        |hmac_sha256:"k3y":true
        |base64_encode_urlsafe
        |rtrim:"=."
    }

    try_catch {
      try {
        var $bad {
          value = "no json"|base64_encode_urlsafe|base64_decode_urlsafe|json_decode
        }
      }

      catch {
        var $problem {
          value = $error.message
        }
      }
    }
  }

  response = {
    alg    : $header.alg
    name   : $claims.name
    admin  : $claims.admin
    live   : ($claims.exp * 1000) > ("2026-01-01"|to_ms)
    valid  : $signature == $parts[2]
    scopes : ($claims.scope|join:" ")
    problem: $problem
  }
}

//> {"alg":"HS256","name":"Zoë","admin":true,"live":true,"valid":true,"scopes":"a b","problem":"Error parsing JSON: Syntax error"}
