// Names of other constructs.
table "customer" {
  auth = true

  schema {
    int id
    email email
    text name
    int city_id? {
      table = "city"
    }
  }
}
---
table "city" {
  auth = false

  schema {
    int id
    text label
  }
}
---
tool "get_order" {
  input {
    int order_id
    text note?
  }

  stack {
    tool.call "get_ordr" { ### "unknown-name: the project has no tool \"get_ordr\""
      input = {order_id: 1}
    } as $a

    tool.call "get_order" {
      input = {order: 1} ### "unknown-input: the tool \"get_order\" declares no input `order`" "missing-input: the tool \"get_order\" needs the input `order_id`"
    } as $b

    api.call "orders" verb=POST { ### "unknown-name: no query \"orders\" answers POST"
      api_group = "Shop"
    } as $c

    api.call "orders" verb=GET {
      api_group = "Shpo" ### "unknown-name: the project has no `api_group` \"Shpo\""
    } as $d

    function.run "missing" { ### "function-not-found: there is no function \"missing\""
      input = {}
    } as $e
  }

  response = [$a, $b, $c, $d, $e]
}
---
api_group "Shop" {
  canonical = "example-shop"
}
---
addon "city_of" {
  input {
    int city_id
  }

  stack {
    db.query "city" {
      where = $db.city.id == $input.city_id
      return = {type: "single"}
    }
  }
}
---
query "orders" verb=GET {
  api_group = "Shop"
  auth = "city" ### "table-without-users: nobody can log in with the table \"city\""
  middleware = {pre: [{name: "chekc"}]} ### "unknown-name: the project has no middleware \"chekc\""

  input {
  }

  stack {
    db.query "customer" {
      where = $db.customer.emial == "a" && $db.nmae == "b" ### "unknown-column: the table \"customer\" has no column `emial`" "unknown-column: `$db.nmae` is neither a table nor a column"
      join = {
        town: {
          table: "city"
          where: $db.customer.city_id == $db.town.lable ### "unknown-column: the table \"city\" has no column `lable`"
        }
        shop: {
          table: "shpo" ### "unknown-name: the project has no table \"shpo\""
          where: $db.shop.id == 1
        }
      }
      sort = {created: "desc"} ### "unknown-column: the table \"customer\" has no column `created`"
      addon = [
        {
          name : "city_off" ### "unknown-name: the project has no addon \"city_off\""
          input: {city_id: $output.city_id}
          as   : "items.city"
        }
      ]
    } as $customers

    db.get "custmer" { ### "unknown-name: the project has no table \"custmer\""
      field_name = "id"
      field_value = 1
    } as $one

    db.add "customer" {
      data = {name: "Ada", phone: "1"} ### "unknown-column: the table \"customer\" has no column `phone`"
    } as $two

    function.call "greet" { ### "call-outside-test: `function.call` stands in a query" "function-not-found"
      input = {}
    } as $three
  }

  response = [$customers, $one, $two, $three, $missing] ### "unknown-variable: nothing sets `$missing`"
}
---
query "customers/{customer_id}" verb=GET { ### "path-parameter: no input takes what stands in the address" "route-collision: requests for \"customers/newest\""
  input {
    int id
  }

  stack {
  }

  response = $env.$remote_pi ### "unknown-system-variable"
}
---
query "customers/newest" verb=GET {
  input {
  }

  stack {
  }

  response = $env.$remote_ip
}
---
middleware "check" {
  input {
    json vars
    enum type {
      values = ["pre", "post"]
    }
  }

  stack {
  }

  response = $input.vars
}
---
addon "two" {
  input {
    int id
  }

  stack {
    debug.log { ### "addon-stack: `debug.log` stands in the stack of an addon"
      value = $input.id
    }

    db.query "city" {
      where = $db.city.id == $input.id
    }
  }
}
---
realtime_channel "room:*" {
  active = true
}
---
realtime_channel "orders" {
  active = true
}
---
realtime_trigger "joins" {
  channel = "room:1"
  actions = {join: true}

  input {
  }

  stack {
    api.realtime_event {
      channel = "ordres" ### "unknown-name: the project has no `realtime_channel` \"ordres\""
      data = {}
    }
  }

  response = null
}
