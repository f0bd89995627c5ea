function "data_join" {
  input {
  }
  stack {
    var $users { value = [{id: 1, name: "Ann"}, {id: 2, name: "Bob"}, {id: 3, name: "Cy"}] }
    var $orders { value = [{user_id: 2, total: 5}, {user_id: 1, total: 7}, {user_id: 2, total: 1}, {user_id: 9, total: 3}] }
    var $by_id { value = $users|index_by:"id" }
    var $joined { value = [] }
    var $orphans { value = [] }
    foreach ($orders) {
      each as $o {
        var $user { value = $by_id|get:($o.user_id|to_text)|first }
        conditional {
          if ($user == null) {
            array.push $orphans { value = $o }
          }
          else {
            array.push $joined { value = $o|set:"name":$user.name|unset:"user_id" }
          }
        }
      }
    }
    array.map ($users) {
      by = $this|set:"orders":($orders|filter:$$.user_id == 1|count)
    } as $wrong_scope
    var $left { value = [] }
    foreach ($users) {
      each as $u {
        array.filter $orders if ($this.user_id == $u.id) as $mine
        array.push $left { value = $u|set:"count":($mine|count)|set:"sum":($mine.total|sum) }
      }
    }
    var $old { value = [{sku: "a", qty: 1}, {sku: "b", qty: 2}, {sku: "c", qty: 3}] }
    var $new { value = [{sku: "b", qty: 2}, {sku: "c", qty: 9}, {sku: "d", qty: 4}] }
    array.difference ($new) {
      value = $old
      by = $this.sku
    } as $added
    array.difference ($old) {
      value = $new
      by = $this.sku
    } as $removed
    array.intersection ($new) {
      value = $old
      by = $this.sku
    } as $both
    var $changed { value = [] }
    foreach ($both) {
      each as $n {
        array.find $old if ($this.sku == $n.sku) as $before
        conditional {
          if ($before.qty != $n.qty) {
            array.push $changed { value = {sku: $n.sku, from: $before.qty, to: $n.qty} }
          }
        }
      }
    }
    array.union ($old) {
      value = $new
      by = $this.sku
    } as $all
    var $dedup { value = [{e: "A@x.co", n: 1}, {e: "b@x.co", n: 2}, {e: "a@x.co", n: 3}]|map:($$|set:"e":($$.e|to_lower))|unique:"e" }
  }
  response = {joined: $joined, orphans: $orphans, left: $left, added: $added.sku, removed: $removed.sku, changed: $changed, all: $all.sku, dedup: $dedup, diff: ([1, 2, 3, 4]|diff:[2, 4]), inter: (["a", "b"]|intersect:["b", "c"]), uniq: ([3, 1, 3, "1", 2]|unique), ws: $wrong_scope.orders}
}

//> {"joined":[{"total":5,"name":"Bob"},{"total":7,"name":"Ann"},{"total":1,"name":"Bob"}],"orphans":[{"user_id":9,"total":3}],"left":[{"id":1,"name":"Ann","count":1,"sum":7},{"id":2,"name":"Bob","count":2,"sum":6},{"id":3,"name":"Cy","count":0,"sum":0}],"added":["d"],"removed":["a"],"changed":[{"sku":"c","from":3,"to":9}],"all":["a","b","c","d"],"dedup":[{"e":"a@x.co","n":1},{"e":"b@x.co","n":2}],"diff":[1,3],"inter":["b"],"uniq":[3,1,2],"ws":[1,1,1]}
