function "paths_that_look_back" {
  input {
  }

  stack {
    var $shops {
      value = [
        {id: 1, kind: "street", cut: 0.5}
        {id: 2, kind: "online"}
      ]
    }

    var $goods {
      value = [
        {name: "lamp", top: 10, offers: [{price: 5, shop: 1}, {price: 20, shop: 2}]}
        {name: "vase", top: 3, offers: [{price: 2, shop: 2}]}
      ]
    }

    var $cheap {
      value = $goods.offers[$$.price < $1.top].price
    }

    var $of_one {
      value = $goods[$$.name == "lamp"].offers[$$.price < $1.top]
    }

    var $least {
      value = $goods.offers[$$.price == ($1.offers.price|min)].price
    }

    // The inner path has two levels of its own; `$3` is the offer of the path around.
    var $on_the_street {
      value = $goods.offers[($shops[$$.id == $3.shop]|first).kind == "street"].price
    }

    var $outermost {
      value = $goods.offers[$$.price > ($0|count)].price
    }
  }

  response = {
    cheap        : $cheap
    of_one       : $of_one
    least        : $least
    on_the_street: $on_the_street
    outermost    : $outermost
  }
}

//> {"cheap": [5, 2], "of_one": [{"price": 5, "shop": 1}], "least": [5, 2], "on_the_street": [5], "outermost": [5, 20]}
