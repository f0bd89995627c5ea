run.job "Monthly invoice" {
  main = {
    name : "invoice"
    input: {
      customer: {name: "Nordlys AS", country: "NO"}
      lines   : [
        {product: "Hosting", plan: "large", months: 1}
        {product: "Backups", plan: "small", months: 1}
        {product: "Support", plan: "gold", months: 3}
      ]
    }
  }
}
