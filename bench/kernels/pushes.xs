// Grows a list to n elements
function "bench/pushes" {
  input {
    int n
  }

  stack {
    var $list {
      value = []
    }

    for ($input.n) {
      each as $i {
        array.push $list {
          value = $i % 1000
        }
      }
    }
  }

  response = ($list|sum) + ($list|count)
}
