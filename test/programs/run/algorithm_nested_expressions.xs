function "algorithm_nested_expressions" {
  input {
  }

  stack {
    var $m { value = [[1, 2], [3, 4], [5, 6]] }
    var $k { value = 10 }
    // outer variables and nested $$
    var $scaled { value = $m|map:($$|map:$$ * $k) }
    var $sums { value = $m|map:($$|sum) }
    var $maxes { value = $m|map:($$|array_max)|array_max }
    var $some { value = $m|filter:($$|some:$$ > 4) }
    var $every { value = $m|map:($$|every:`$$ % 2 == 0 || $$ % 2 == 1`) }
    var $columns { value = [0, 1]|map:($m|map:($$|first)) }
    var $idx { value = $m|map:{row: $index, cells: ($$|map:{col: $index, v: $$})} }
    var $flatsum { value = $m|reduce:($result + ($$|sum)):0 }
    var $nested_reduce { value = $m|reduce:`$result ~ ($$|reduce:$result ~ $$:"")`:"" }
    var $product_table { value = (1..3)|map:`(1..$$)|map:$$ * $$` }
    var $sorted { value = [{k: "b", n: 2}, {k: "a", n: 2}, {k: "c", n: 1}]|sort:k:text:true|sort:n:number:true|map:$$.k|join:"" }
    var $lookup { value = {a: {b: [10, 20, {c: "deep"}]}} }
    var $deep { value = $lookup.a.b[2].c ~ $lookup["a"]["b"][0] ~ ($lookup|get:"a.b.1") }
    var $obj_in_arg { value = [{id: 1}, {id: 2}]|map:($$|set:"meta":{even: $$.id % 2 == 0, tags: ["t" ~ $$.id]}) }
    var $find { value = [3, 8, 12]|find:$$ > 5 }
    var $find_none { value = ([3, 8, 12]|find:$$ > 50) ?? "none" }
    var $index_of { value = ["x", "y"]|findIndex:$$ == "z" }
    var $tern_arg { value = [1, 2, 3]|map:($$ == 2 ? {two: true} : [$$]) }
    var $not { value = [0, 1, "", "a", null]|map:!$$ }
    var $parent_avg { value = [1, 2, 6]|filter:$$ > ($parent|avg) }
    var $prev { value = [5, 7, 4]|map:($index > 0 ? $$ - $parent[$index - 1] : 0) }
    var $coal { value = {a: null}.a ?? "dflt" }
    var $range_desc { value = (5..1)|map:$$ }
    var $strings { value = ["10", "9", "1"]|sort }
    var $nums { value = [10, 9, 1]|sort }
    var $cmp { value = ["abc" < "abd", "10" < "9", "Z" < "a", 1 == "1", 1 === "1", null == false, [] == false] }
    var $uniq { value = [1, "1", 2, 2.0, "a", "A"]|unique|count }
    var $transform { value = 5|transform:`$$ > 3 ? $$ * 2 : $$` }
  }

  response = {
    scaled: $scaled, sums: $sums, maxes: $maxes, some: $some, every: $every, columns: $columns
    idx: $idx, flatsum: $flatsum, nested_reduce: $nested_reduce, table: $product_table, sorted: $sorted
    deep: $deep, obj: $obj_in_arg, find: [$find, $find_none, $index_of], tern: $tern_arg, not: $not
    avg: $parent_avg, prev: $prev, coal: $coal, desc: $range_desc, nums: $nums
    cmp: $cmp, transform: $transform
  }
}

//> {"scaled": [[10, 20], [30, 40], [50, 60]], "sums": [3, 7, 11], "maxes": 6, "some": [[5, 6]], "every": [true, true, true], "columns": [[1, 3, 5], [1, 3, 5]], "idx": [{"row": 0, "cells": [{"col": 0, "v": 1}, {"col": 1, "v": 2}]}, {"row": 1, "cells": [{"col": 0, "v": 3}, {"col": 1, "v": 4}]}, {"row": 2, "cells": [{"col": 0, "v": 5}, {"col": 1, "v": 6}]}], "flatsum": 21, "nested_reduce": "123456", "table": [[1], [1, 4], [1, 4, 9]], "sorted": "cab", "deep": "deep1020", "obj": [{"id": 1, "meta": {"even": false, "tags": ["t1"]}}, {"id": 2, "meta": {"even": true, "tags": ["t2"]}}], "find": [8, "none", -1], "tern": [[1], {"two": true}, [3]], "not": [true, false, true, false, true], "avg": [6], "prev": [0, 2, -3], "coal": "dflt", "desc": [5, 4, 3, 2, 1], "nums": [1, 9, 10], "cmp": [true, false, true, true, false, true, true], "transform": 10}
