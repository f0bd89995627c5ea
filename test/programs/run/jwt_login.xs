// Logging in with two tokens: a short one for every request, and a long one that only serves to get another.
function "jwt_login" {
  input {
    password stored?="correct horse battery"
    text secret?="a-string-secret-at-least-256-bits-long"
  }

  stack {
    var $attempts {
      value = []
    }

    foreach (["wrong", "correct horse battery"]) {
      each as $typed {
        security.check_password {
          text_password = $typed
          hash_password = $input.stored
        } as $is_right

        array.push $attempts {
          value = $is_right
        }
      }
    }

    function.run issue {
      input = {id: 7, kind: "access", seconds: 60, secret: $input.secret}
    } as $access

    function.run issue {
      input = {id: 7, kind: "refresh", seconds: 3600, secret: $input.secret}
    } as $refresh

    // A minute later the first one is over.
    var $answers {
      value = []
    }

    foreach ([$access, $refresh, $access ~ "x", "no token", ($access|replace:".":"")]) {
      each as $token {
        function.run authenticate {
          input = {token: $token, kind: "access", secret: $input.secret}
        } as $before

        array.push $answers {
          value = $before
        }
      }
    }

    util.sleep {
      value = 60
    }

    function.run authenticate {
      input = {token: $access, kind: "access", secret: $input.secret}
    } as $expired

    function.run authenticate {
      input = {token: $refresh, kind: "refresh", secret: $input.secret}
    } as $renewed

    // Another service signs with its private key and shows the public one.
    security.create_curve_key {
      curve = "P-256"
    } as $key

    security.jws_encode {
      claims = {sub: "service", aud: ["us", "them"]}
      key = $key
      signature_algorithm = "ES256"
      headers = {kid: "1"}
    } as $signed

    security.jws_decode {
      token = $signed
      key = {kty: "EC", crv: $key.crv, x: $key.x, y: $key.y}
      check_claims = {aud: "us"}
      signature_algorithm = "ES256"
    } as $claims
  }

  response = {
    attempts: $attempts
    answers : $answers
    expired : $expired
    renewed : $renewed
    service : $claims.sub
  }
}

function "issue" {
  input {
    int id
    text kind
    int seconds
    text secret
  }

  stack {
    security.jws_encode {
      claims = {sub: $input.id|to_text, kind: $input.kind}
      key = $input.secret
      ttl = $input.seconds
    } as $token
  }

  response = $token
}

function "authenticate" {
  input {
    text token
    text kind
    text secret
  }

  stack {
    try_catch {
      try {
        security.jws_decode {
          token = $input.token
          key = $input.secret
          check_claims = {kind: $input.kind}
        } as $claims

        var $answer {
          value = "user " ~ $claims.sub
        }
      }

      catch {
        var $answer {
          value = $error.message
        }
      }
    }
  }

  response = $answer
}

//> {"attempts":[false,true],"answers":["user 7","The claim \"kind\" of the token is not the expected one","The signature of the token is wrong","The token is no JWS: it needs 3 parts with dots between them","The token is no JWS: it needs 3 parts with dots between them"],"expired":"The token is expired","renewed":"user 7","service":"service"}
