run.job "Sales report" {
  main = {
    name : "sales_report"
    input: {
      since: "2025-02-01"
      sales: """
        2025-01-30; tea ; 4; 3.20
        2025-02-03; coffee ; 2; 4.50
        2025-02-03; tea ; 1; 3.20
        2025-02-17; cake ; 3; 2.80
        2025-03-02; coffee ; 1; 4.50
        """
    }
  }
}
