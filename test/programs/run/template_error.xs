function "template_error" {
  input {
  }

  stack {
    var $list { value = [1, 2] }
    try_catch {
      try {
        util.template_engine { value = "{{ $list|uper }}" } as $caught
      }
      catch {
        debug.log { value = $error.message }
      }
    }
    util.template_engine { value = "first\n{{ $list }}" } as $text //! Array to string conversion at line 2
  }

  response = $text
}

//? json_encode
