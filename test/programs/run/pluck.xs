function "pluck" {
  input {
  }

  stack {
    var $products { value = [{listing: {price: 1, tags: ["a"]}}, {listing: {price: 2, tags: ["b", "c"]}}] }
  }

  response = [$products.listing.price, $products.listing.tags, ($products|get:"listing.price")]
}

//> [[1, 2], ["a", "b", "c"], [1, 2]]
