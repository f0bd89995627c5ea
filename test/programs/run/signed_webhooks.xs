// Signatures as three services document them; the first and the last answer are from their own pages.
function "signed_webhooks" {
  input {
  }

  stack {
    // GitHub: the digest stands in a header among others.
    function.run "header_of" {
      input = {
        headers: [
          "HTTP/1.1 200 OK"
          "X-GitHub-Event: push"
          "x-hub-signature-256: sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
        ]
        name   : "X-Hub-Signature-256"
      }
    } as $github

    // Stripe: the header is a list of pairs, and several signatures may be valid at a time.
    var $signed {
      value = "1700000000" ~ "." ~ ({id: "evt_1", amount: 1050}|json_encode)
    }

    var $header {
      value = "t=1700000000,v1=stale,v1=" ~ ($signed|hmac_sha256:"whsec_test")
    }

    var $parts {
      value = {}
    }

    foreach ($header|split:",") {
      each as $pair {
        var $name {
          value = $pair|split:"="|first
        }

        var.update $parts {
          value = $parts|set:$name:(($parts|get:$name:[])|push:($pair|split:"="|last))
        }
      }
    }

    array.has ($parts.v1) if ($this == ($signed|hmac_sha256:"whsec_test")) as $is_paid

    // Twilio: the parameters in the order of their names, behind the address.
    var $base {
      value = "https://mycompany.com/myapp.php?foo=1&bar=2"
    }

    var $parameters {
      value = {
        Digits : "1234"
        To     : "+18005551212"
        From   : "+14158675309"
        Caller : "+14158675309"
        CallSid: "CA1234567890ABCDE"
      }
    }

    foreach ($parameters|keys|sort) {
      each as $key {
        text.append $base {
          value = $key ~ ($parameters|get:$key)
        }
      }
    }
  }

  response = {
    github: $github == ("sha256=" ~ ("Hello, World!"|hmac_sha256:"It's a Secret to Everybody"))
    stripe: $is_paid
    twilio: ($base|hmac_sha1:"12345":true|base64_encode)
  }
}

---

function "header_of" {
  input {
    text[] headers
    text name filters=trim|lower
  }

  stack {
    foreach ($input.headers) {
      each as $line {
        var $colon {
          value = $line|index:":"
        }

        conditional {
          if ($colon === false) {
            continue
          }
        }

        conditional {
          if (($line|substr:0:$colon|to_lower) == $input.name) {
            return {
              value = $line|substr:($colon + 1)|trim
            }
          }
        }
      }
    }
  }

  response = null
}

//> {"github": true, "stripe": true, "twilio": "RSOYDt4T1cUTdK1PDd93/VVr8B8="}
