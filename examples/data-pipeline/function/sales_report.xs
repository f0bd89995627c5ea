// From lines of text to a report, without leaving the machine.
function "sales_report" {
  input {
    text sales filters=trim
    date since
  }

  stack {
    var $lines {
      value = $input.sales
        |split:"\n"
        |map:($$|trim)
        |filter_empty
    }

    var $sales {
      value = []
    }

    foreach ($lines) {
      each as $line {
        var $fields {
          value = $line|split:";"|map:($$|trim)
        }

        array.push $sales {
          value = {
            day    : $fields[0]
            product: $fields[1]
            amount : ($fields[2]|to_int) * ($fields[3]|to_decimal)
          }
        }
      }
    }

    array.filter $sales if (($this.day|to_ms) >= ($input.since|to_ms)) as $recent

    var $days {
      value = $recent.day
        |map:($$|format_timestamp:"j F Y":"UTC")
    }

    array.group_by ($recent) {
      by = $this.product
    } as $by_product

    var $products {
      value = []
    }

    foreach ($by_product|entries) {
      each as $entry {
        array.push $products {
          value = {
            product: ($entry.key|capitalize)
            total  : ($entry.value.amount|sum|round:2)
            days   : ($entry.value.day|unique|count)
          }
        }
      }
    }
  }

  response = {
    period  : ($days|first) ~ " to " ~ ($days|last)
    products: ($products|sort:"total":"number":false)
    total   : ($products.total|sum|round:2)
    skipped : ($sales|count) - ($recent|count)
  }
}
