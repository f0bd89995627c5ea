function "count_of_no_list" {
  input {
  }

  stack {
    var $found {
      value = []
    }

    // null, which is what is counted of numbers, texts and null, is no 0: it is compared as null is
    foreach ([1, [2], {a: 3}, null, "text"]) {
      each as $each {
        array.push $found {
          value = [$each|count, -2 < ($each|count), ($each|count) > -1, ($each|count) == 0]
        }
      }
    }

    var $text {
      value = "abc"
    }
  }

  response = [$found, ($text|count) < 1, -1 < ($text|count), ($text|count) ?? "none"]
}

//> [[[null,false,false,true],[1,true,true,false],[1,true,true,false],[null,false,false,true],[null,false,false,true]],true,false,"none"]
