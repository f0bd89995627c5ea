function "security" {
  input {
  }

  stack {
    security.encrypt {
      data = "x"
      algorithm = "aes-999" ### "wrong-attribute-value: `algorithm` cannot be \"aes-999\""
      key = "k"
      iv = "i"
    } as $a
    security.encrypt {
      text = "x" ### "unknown-attribute: `security.encrypt` has no property `text`"
      algorithm = "aes-256-cbc"
      secret = "k" ### "unknown-attribute: `security.encrypt` has no property `secret`"
      iv = "i"
    } as $a
    security.jws_encode {
      headers = "x" ### "attribute-kind: `headers` is an object"
      claims = {a: 1}
      key = "k"
      signature_algorithm = "RS255" ### "wrong-attribute-value: `signature_algorithm` cannot be \"RS255\""
      ttl = "soon" ### "attribute-kind: `ttl` is a number"
    } as $b
    security.create_password {
      length = 20 ### "unknown-attribute: `security.create_password` has no property `length`"
      require_digit = 5
    } as $c
    security.create_rsa_key {
      bits = 2048
      format = "pem" ### "wrong-attribute-value: `format` cannot be \"pem\""
    } 
    security.create_curve_key "P-256" as $d ### "wrong-argument: `security.create_curve_key` takes nothing before its block"
    security.random_bytes 16 as $e ### "wrong-argument: `security.random_bytes` takes nothing before its block"
    security.random_number (1) (5) as $f ### "wrong-argument: `security.random_number` takes nothing before its block"
    security.check_password { ### "missing-attribute: `security.check_password` lacks `hash_password`"
      text_password = "x"
    } as $g
    security.create_auth_token { ### "required-on-xano: Xano wants `extras` in every `security.create_auth_token`"
      table = "user"
      id = 1
      dbtable = "user" ### "unknown-attribute: `security.create_auth_token` has no property `dbtable`"
    } as $h
    security.create_uid as $i ### "unknown-statement: there is no statement `security.create_uid`"
    security.jws_decode {
      token = $b
      key = "k"
      audience = "x" ### "unknown-attribute: `security.jws_decode` has no property `audience`"
    } as $j
    security.create_uuid "x" as $uuid ### "wrong-argument: `security.create_uuid` takes nothing before its block"
    var $k {
      value = "x"|encrypt:"aes-999":"k":"i" ### "wrong-filter-argument: the argument `algorithm` of `encrypt` cannot be \"aes-999\""
    }
    var $l {
      value = "x"|encrypt:"aes-256-cbc":"k" ### "missing-filter-argument: the filter `encrypt` lacks its argument `iv`"
    }
    var $m {
      value = {}|jws_encode:{}:"k":"HS257" ### "wrong-filter-argument: the argument `algorithm` of `jws_encode` cannot be \"HS257\""
    }
    var $n {
      value = {}|jws_encode:"k":"HS256"
    }
    var $o {
      value = "x"|sha256:true:false ### "extra-filter-argument: the filter `sha256` takes one argument"
    }
    var $p {
      value = "x"|hmac_sha256 ### "missing-filter-argument: the filter `hmac_sha256` lacks its argument `key`"
    }
    var $q {
      value = "x"|secureid_encode:"s":"t":"u" ### "extra-filter-argument: the filter `secureid_encode` takes one argument"
    }
  }

  response = [$a, $b]
}
