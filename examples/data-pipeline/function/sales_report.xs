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

  test "adds up by product, the most first" {
    input = {
      since: "2025-01-01"
      sales: """
        2025-01-02; tea; 1; 3.20
        2025-01-02; tea; 2; 3.20
        2025-01-03; cake; 4; 2.80
        """
    }

    expect.to_equal ($response) {
      value = {
        period  : "2 January 2025 to 3 January 2025"
        products: [
          {product: "Cake", total: 11.2, days: 1}
          {product: "Tea", total: 9.6, days: 1}
        ]
        total   : 20.8
        skipped : 0
      }
    }
  }

  test "leaves out what was sold before" {
    input = {
      since: "2025-02-01"
      sales: "2025-01-31; tea; 1; 3.20\n2025-02-01; tea; 1; 3.20"
    }

    expect.to_equal ($response.skipped) {
      value = 1
    }

    expect.to_equal ($response.total) {
      value = 3.2
    }
  }

  test "does not mind empty lines and spaces" {
    input = {since: "2025-01-01", sales: "\n  2025-01-02;tea;1;3.20\n\n"}

    expect.to_equal ($response.products) {
      value = [{product: "Tea", total: 3.2, days: 1}]
    }
  }

  test "has nothing to report when all was sold before" {
    input = {since: "2025-03-01", sales: "2025-01-02; tea; 1; 3.20"}

    expect.to_be_empty ($response.products)
    expect.to_equal ($response.total) {
      value = 0
    }
  }

  test "needs sales" {
    input = {since: "2025-01-01", sales: ""}

    expect.to_throw {
      exception = "Missing param: sales"
    }
  }
}
