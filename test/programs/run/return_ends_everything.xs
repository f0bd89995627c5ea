function "return_ends_everything" {
  input {
  }

  stack {
    foreach ([1, 2, 3]) {
      each as $x {
        switch ($x) {
          case (2) {
            try_catch {
              try {
                group {
                  stack {
                    return {
                      value = $x * 100
                    }
                  }
                }
              }

              catch {
                return {
                  value = "caught"
                }
              }
            }
          } break
        }
      }
    }
  }

  response = "response"
}

//> 200
