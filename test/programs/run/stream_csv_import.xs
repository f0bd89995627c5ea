// An import of orders, row by row: what is right is added up, what is not is noted with its line.
function "stream_csv_import" {
  input {
  }

  stack {
    storage.create_file_resource {
      filename = "orders.csv"
      filedata = "customer;item;price\nAda;\"Pen; blue\";1.50\nAlan;\"A \"\"big\"\" book\";20\n\nAda;Ink\nGrace;\"Two\nlines\";x\nAlan;Lamp;5.25;extra\n"
    } as $file

    stream.from_csv {
      value = $file
      separator = ";"
    } as $orders

    var $totals {
      value = {}
    }

    var $items {
      value = []
    }

    var $refused {
      value = []
    }

    var $line {
      value = 0
    }

    foreach ($orders) {
      each as $order {
        math.add $line {
          value = 1
        }

        conditional {
          if (($order.price|is_empty) || !("/^\d+(\.\d+)?$/"|regex_matches:$order.price)) {
            array.push $refused {
              value = {line: $line, order: $order}
            }

            continue
          }
        }

        array.push $items {
          value = $order.item
        }

        var.update $totals {
          value = $totals|set:$order.customer:(($totals|get:$order.customer:0) + ($order.price|to_decimal))
        }
      }
    }
  }

  response = {totals: $totals, items: $items, refused: $refused, orders: $orders}
}

//> {"totals": {"Ada": 1.5, "Alan": 25.25}, "items": ["Pen; blue", "A \"big\" book", "Lamp"], "refused": [{"line": 3, "order": {"customer": "Ada", "item": "Ink", "price": null}}, {"line": 4, "order": {"customer": "Grace", "item": "Two\nlines", "price": "x"}}], "orders": {"stream": "@stream"}}
