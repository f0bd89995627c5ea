// Notes that are kept encrypted, each under a vector of its own, with the owner's key sealed in a token.
function "encrypted_notes" {
  input {
    text[] notes?=["milk & eggs", "日本語 😀", ""]
    text master?="0123456789abcdef0123456789abcdef"
  }

  stack {
    security.create_secret_key {
      bits = 256
    } as $key

    security.jwe_encode {
      claims = {key: $key}
      key = $input.master
      key_algorithm = "A256GCMKW"
      content_algorithm = "A256GCM"
    } as $sealed

    var $stored {
      value = []
    }

    foreach ($input.notes) {
      each as $note {
        security.random_bytes {
          length = 12
        } as $iv

        security.encrypt {
          data = $note
          algorithm = "aes-256-gcm"
          key = $key.k|base64_decode_urlsafe
          iv = $iv
        } as $secret

        array.push $stored {
          value = {iv: $iv|base64_encode, data: $secret|base64_encode}
        }
      }
    }

    // Another day: all that is left is the token and what was stored.
    security.jwe_decode {
      token = $sealed
      key = $input.master
      key_algorithm = "A256GCMKW"
      content_algorithm = "A256GCM"
    } as $opened

    var $read {
      value = $stored
        |map:($$.data|base64_decode|decrypt:"aes-256-gcm":($opened.key.k|base64_decode_urlsafe):($$.iv|base64_decode))
    }

    try_catch {
      try {
        var $forged {
          value = $stored[0].data
            |base64_decode
            |decrypt:"aes-256-gcm":$input.master:($stored[0].iv|base64_decode)
        }
      }

      catch {
        var $problem {
          value = $error.message
        }
      }
    }

    // CBC gives the same for the same key and vector: that is why vectors are random.
    var $first {
      value = "same"|encrypt:"aes-128-cbc":"key":"iv"|bin2hex
    }

    var $second {
      value = "same"|encrypt:"aes-128-cbc":"key":"iv"|bin2hex
    }
  }

  response = {
    read    : $read
    distinct: ($stored|map:$$.iv|unique|count)
    hidden  : ($stored|json_encode|contains:"milk") == false
    problem : $problem
    same    : $first == $second
    links   : [7, 8]|map:($$|secureid_encode:"notes"|secureid_decode:"notes")
  }
}

//> {"read":["milk & eggs","日本語 😀",""],"distinct":3,"hidden":true,"problem":"The data cannot be decrypted","same":true,"links":[7,8]}
