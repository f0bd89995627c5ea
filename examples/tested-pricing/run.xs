run.job "Quote" {
  main = {
    name : "quote"
    input: {
      lines   : [
        {product: "Chair", price: 49.9, quantity: 12}
        {product: "Desk", price: 180, quantity: 2}
      ]
      currency: "EUR"
    }
  }
}
