function "data_sorting" {
  input {
  }
  stack {
    var $rows {
      value = [
        {n: "file10", v: 10, d: "2025-03-01", g: {r: 2}}
        {n: "File2", v: 9.5, d: "2024-12-31", g: {r: 1}}
        {n: "file1", v: -1, d: "2025-01-15", g: {r: 3}}
        {n: "Zed", v: 100, d: "2025-01-15", g: {r: 2}}
      ]
    }
    var $two { value = $rows|sort:"v":"number":true|sort:"d":"text":true }
    var $rank { value = [] }
    var $prev { value = null }
    var $pos { value = 0 }
    foreach ([50, 40, 40, 30]|sort:"":"number":false) {
      each as $score {
        conditional {
          if ($score !== $prev) {
            var.update $pos { value = ($rank|count) + 1 }
          }
        }
        array.push $rank { value = $pos ~ ":" ~ $score }
        var.update $prev { value = $score }
      }
    }
    var $median_list { value = [7, 1, 5, 3]|sort }
    var $half { value = ($median_list|count) / 2 }
    var $median {
      value = ($median_list|count) % 2 == 0 ? (($median_list[$half - 1] + $median_list[$half]) / 2) : $median_list[($half|floor)]
    }
    var $hist { value = {} }
    foreach (["b", "a", "b", "c", "b"]) {
      each as $x {
        var.update $hist[$x] { value = ($hist|get:$x:0) + 1 }
      }
    }
    var $top { value = $hist|entries|sort:"value":"number":false|first }
  }
  response = {
    text: ($rows|sort:"n":"text":true).n
    itext: ($rows|sort:"n":"itext":true).n
    nat: ($rows|sort:"n":"inatural":true).n
    num: ($rows|sort:"v":"number":false).v
    nested: ($rows|sort:"g.r":"number":true).n
    two: $two.n
    rank: $rank
    median: $median
    top: $top
    strs: (["10", "9", "b", "a"]|sort)
    nums: ([10, 9, 2.5, -1]|sort)
    rev: ([1, 2, 3]|reverse)
    minmax: [[3, 1, 2]|array_min, [3, 1, 2]|array_max, 5|min:3, 5|max:9]
    uniq: ($rows|unique:"d").n
    chunk: ([1, 2, 3, 4, 5]|slice:3)
    last2: ([1, 2, 3, 4, 5]|slice:-2)
    range: (5..1)
  }
}

//> {"text":["File2","Zed","file1","file10"],"itext":["file1","file10","File2","Zed"],"nat":["file1","File2","file10","Zed"],"num":[100,10,9.5,-1],"nested":["File2","file10","Zed","file1"],"two":["File2","file1","Zed","file10"],"rank":["1:50","2:40","2:40","4:30"],"median":4,"top":{"key":"b","value":3},"strs":["10","9","a","b"],"nums":[-1,2.5,9,10],"rev":[3,2,1],"minmax":[1,3,3,9],"uniq":["file10","File2","file1"],"chunk":[4,5],"last2":[4,5],"range":[5,4,3,2,1]}
