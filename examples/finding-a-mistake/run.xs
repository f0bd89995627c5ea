run.job "Invoice" {
  main = {
    name : "invoice"
    input: {
      customer: "Ada"
      lines   : [
        {item: "Notebook", quantity: 3, price: "4.20"}
        {item: "Ink", quantity: 12, price: "9.90"}
        {item: "Fountain pen", quantity: 1, price: "79,00"}
      ]
    }
  }
}
