function "set_through_paths" {
  input {
  }

  stack {
    var $shops { value = [{id: 1, cut: 0.5}, {id: 2}] }
    var $goods {
      value = [
        {top: 10, offers: [{price: 5, shop: 1}, {price: 20, shop: 2}]}
        {top: 1, offers: [{price: 2, shop: 2}]}
      ]
    }

    var $discounted {
      value = $goods
        |set:offers.cut:(($shops[$$.id == $3.shop]|first)|get:"cut":0)
        |set:offers.price:($3.price * (1 - $3.cut))
    }

    var $marked {
      value = $goods|set:offers[$1.top > $$.price].fair:true
    }

    var $as_text {
      value = $goods|set:"offers[$this.price > 4].dear":true
    }

    var $raised {
      value = $goods.offers.price = $$.price * 2
    }

    var $in_backticks {
      value = `$goods[$$.top > 5].top = $$.top + 1`
    }

    // `$1` in the brackets of `$goods` is the shop of the path around; the good itself is `$$`.
    var $joined {
      value = $shops|set:goods:($goods[$$.top > $1.id]|count)
    }

    var $single { value = {a: 1}|set:"b":$$.a + 1 }
    var $position { value = $goods|set:offers[0].price:0 }
  }

  response = [$discounted.offers.price, $marked.offers, $as_text.offers.dear, $raised.offers.price, $in_backticks.top, $single, $position.offers.price, $goods.offers.price, $joined.goods]
}

//> [[2.5, 20, 2], [{"price": 5, "shop": 1, "fair": true}, {"price": 20, "shop": 2}, {"price": 2, "shop": 2}], [true, true], [10, 40, 4], [11, 1], {"a": 1, "b": 2}, [0, 20, 0], [5, 20, 2], [1, 1]]
