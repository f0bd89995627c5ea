function "contacts/validate" {
  input {
    json contact
  }
  stack {
    var $errors { value = [] }
    var $email { value = $input.contact|get:"email":""|trim|to_lower }
    conditional {
      if (!("/^[a-z0-9._%+-]+@[a-z0-9.-]+\\.[a-z]{2,}$/"|regex_matches:$email)) {
        array.push $errors { value = "email" }
      }
    }
    var $digits { value = "/[^0-9+]/"|regex_replace:"":($input.contact|get:"phone":"") }
    conditional {
      if (("/^\\+?[1-9]\\d{7,14}$/"|regex_matches:$digits) == false) {
        array.push $errors { value = "phone" }
      }
    }
    var $zip { value = $input.contact|get:"address.zip" }
    conditional {
      if ($zip != null && !("#^\\d{5}(-\\d{4})?$#"|regex_matches:$zip)) {
        array.push $errors { value = "zip" }
      }
    }
    conditional {
      if (($errors|count) > 0) {
        return {
          value = {ok: false, errors: $errors}
        }
      }
    }
  }
  response = {ok: true, email: $email, phone: $digits}
}
---
function "data_validate" {
  input {
  }
  stack {
    var $results { value = [] }
    foreach ([{email: " Ann@Example.COM ", phone: "+1 (555) 010-9999"}, {email: "nope@", phone: "12"}, {}, {email: "a.b+c@d.co.uk", phone: "0049123456", address: {zip: "1234"}}, {email: "x@y.io", phone: "491234567", address: {zip: "12345-6789"}}]) {
      each as $c {
        function.run "contacts/validate" { input = {contact: $c} } as $res
        array.push $results { value = $res }
      }
    }
    array.partition ($results) if ($this.ok) as $split
  }
  response = {results: $results, split: $split}
}

//> {"results":[{"ok":true,"email":"ann@example.com","phone":"+15550109999"},{"ok":false,"errors":["email","phone"]},{"ok":false,"errors":["email","phone"]},{"ok":false,"errors":["phone","zip"]},{"ok":true,"email":"x@y.io","phone":"491234567"}],"split":[[{"ok":true,"email":"ann@example.com","phone":"+15550109999"},{"ok":true,"email":"x@y.io","phone":"491234567"}],[{"ok":false,"errors":["email","phone"]},{"ok":false,"errors":["email","phone"]},{"ok":false,"errors":["phone","zip"]}]]}
