function "algorithm_inventory" {
  input {
  }

  stack {
    var $orders {
      value = [
        {sku: "A1", qty: 2, price: 9.99, tags: ["toy", "sale"]}
        {sku: "B2", qty: 1, price: 100, tags: []}
        {sku: "A1", qty: 3, price: 8.5, tags: ["toy"]}
        {sku: "C3", qty: 10, price: 0.35, tags: ["office", "sale"]}
      ]
    }
    array.group_by ($orders) {
      by = $this.sku
    } as $by_sku
    var $summary { value = [] }
    object.entries {
      value = $by_sku
    } as $groups
    foreach ($groups) {
      each as $group {
        array.push $summary {
          value = {
            sku    : $group.key
            orders : $group.value|count
            units  : ($group.value|map:$$.qty)|sum
            revenue: ($group.value|map:($$.qty * $$.price))|sum|round:2
          }
        }
      }
    }
    var $best { value = $summary|sort:revenue:number:false|first }
    array.find $summary if ($this.units > 5) as $bulk
    array.find $summary if ($this.units > 500) as $nobody
    array.has ($summary) if ($this.sku == "B2") as $has_b2
    array.every ($summary) if ($this.revenue > 1) as $all_paid
    array.filter_count ($orders) if ($this.price > 9) as $expensive
    var $tags { value = $orders.tags|unique|sort }
    var $tag_text { value = ($orders|map:$$.tags)|flatten|unique|sort:"":"text":true|join:"," }
    array.union (["A1", "Z9"]) {
      value = $orders|map:$$.sku
      by = $this
    } as $union
    array.difference (["A1", "Z9", "C3"]) {
      value = $orders.sku
      by = $this
    } as $missing
    array.intersection ($orders|map:$$.sku|unique) {
      value = ["C3", "A1", "Q"]
      by = $this
    } as $known
    var $indexed { value = $orders|index_by:"sku" }
  }

  response = {
    summary: $summary
    best: $best.sku
    bulk: $bulk.sku
    nobody: $nobody
    flags: [$has_b2, $all_paid, $expensive]
    tags: $tags
    same: ($tags|join:",") == $tag_text
    sets: [$union, $missing, $known]
    a1: $indexed.A1.qty
  }
}

//> {"summary": [{"sku": "A1", "orders": 2, "units": 5, "revenue": 45.48}, {"sku": "B2", "orders": 1, "units": 1, "revenue": 100}, {"sku": "C3", "orders": 1, "units": 10, "revenue": 3.5}], "best": "B2", "bulk": "C3", "nobody": null, "flags": [true, true, 2], "tags": ["office", "sale", "toy"], "same": true, "sets": [["A1", "Z9", "B2", "C3"], ["Z9"], ["A1", "C3"]], "a1": [2, 3]}
