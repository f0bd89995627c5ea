function "data_group" {
  input {
  }
  stack {
    var $sales {
      value = [
        {region: "north", rep: "Ann", amount: 120.5, units: 3, month: "2025-01"}
        {region: "south", rep: "Bob", amount: 80, units: 2, month: "2025-01"}
        {region: "north", rep: "Cy", amount: 99.95, units: 5, month: "2025-02"}
        {region: "south", rep: "Bob", amount: 40.25, units: 1, month: "2025-02"}
        {region: "east", rep: "Di", amount: 0, units: 0, month: "2025-03"}
        {region: "north", rep: "Ann", amount: 10, units: 1, month: "2025-03"}
      ]
    }
    array.group_by ($sales) {
      by = $this.region
    } as $groups
    var $summary { value = [] }
    foreach ($groups|keys) {
      each as $region {
        var $rows { value = $groups[$region] }
        array.push $summary {
          value = {
            region : $region
            orders : ($rows|count)
            total  : ($rows.amount|sum|round:2)
            average: ($rows|map:$$.amount|avg|round:2)
            best   : ($rows|sort:"amount":"number":false|first|get:"rep")
            biggest: ($rows.amount|array_max)
            reps   : ($rows.rep|unique|join:", ")
          }
        }
      }
    }
    var $by_index { value = $sales|index_by:"rep" }
    var $pivot { value = {} }
    foreach ($sales) {
      each as $s {
        var $cell { value = $s.region ~ "." ~ $s.month }
        var.update $pivot { value = $pivot|set:$cell:(($pivot|get:$cell:0) + $s.amount) }
      }
    }
    var $running { value = 0 }
    var $totals { value = [] }
    foreach ($sales) {
      each as $s {
        math.add $running { value = $s.units }
        array.push $totals { value = $running }
      }
    }
    array.map ($sales) {
      by = {rep: $this.rep, per: $this.units > 0 ? ($this.amount / $this.units)|round:2 : 0}
    } as $per
    var $sorted { value = $sales|sort:"rep":"text":true|map:$$.rep }
    var $top { value = ($summary|sort:"total":"number":false|slice:0:2).region }
    var $reduce { value = $sales|reduce:$result + $$.amount * $$.units:0 }
    var $share { value = $summary|map:(($$.total / ($sales.amount|sum) * 100)|number_format:1) ~ "%" }
  }
  response = {summary: $summary, keys: ($by_index|keys), bob: ($by_index.Bob|count), pivot: $pivot, totals: $totals, per: $per, sorted: $sorted, top: $top, reduce: $reduce, share: $share}
}

//> {"summary":[{"region":"north","orders":3,"total":230.45,"average":76.82,"best":"Ann","biggest":120.5,"reps":"Ann, Cy"},{"region":"south","orders":2,"total":120.25,"average":60.13,"best":"Bob","biggest":80,"reps":"Bob"},{"region":"east","orders":1,"total":0,"average":0,"best":"Di","biggest":0,"reps":"Di"}],"keys":["Ann","Bob","Cy","Di"],"bob":2,"pivot":{"north":{"2025-01":120.5,"2025-02":99.95,"2025-03":10},"south":{"2025-01":80,"2025-02":40.25},"east":{"2025-03":0}},"totals":[3,5,10,11,11,12],"per":[{"rep":"Ann","per":40.17},{"rep":"Bob","per":40},{"rep":"Cy","per":19.99},{"rep":"Bob","per":40.25},{"rep":"Di","per":0},{"rep":"Ann","per":10}],"sorted":["Ann","Ann","Bob","Bob","Cy","Di"],"top":["north","south"],"reduce":1071.5,"share":["65.7%","34.3%","0.0%"]}
