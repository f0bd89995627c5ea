function "algorithm_filter_edges" {
  input {
  }

  stack {
    var $people {
      value = [{n: "Al", a: {y: 3}}, {n: "Bo", a: {y: 1}}, {n: "Cy", a: {y: 2}}, {n: "Al", a: {y: 1}}]
    }
    var $a { value = $people|sort:"a.y":"number":true|map:$$.n|join:"" }
    var $b { value = $people|unique:"a.y"|count }
    var $c { value = $people|index_by:"n"|keys }
    var $d { value = [1, 2, 3]|reduce:$result + $$ }
    var $e { value = {x: 1, y: 2}|count }
    var $f { value = [1, 2, 3]|slice:1|slice:-1 }
    var $g { value = [1, 2, 3]|set:1:"two" }
    var $h { value = [1, null, true, 2.5, "x"]|join:"," }
    var $i { value = ["5" * "2", "7" + 1, "10" / "4", 7 % 3, -7 % 3, 7 % -3] }
    var $j { value = [2|pow:10, 2|pow:0.5|round:3, 10|pow:-1, 9|sqrt] }
    var $k { value = [1234.5|round:-2, 2.5|round, -2.5|round, 2.345|round:2, 7|floor, -0.5|ceil] }
    var $l { value = [0, 1, "", "0", null, [], {}, "a"]|filter:$$ }
    var $m { value = [3, 1, 2]|sort|reverse }
    var $n { value = [[1, [2]], [3]]|flatten }
    var $o { value = ["a", "b", "c"]|map:$index ~ "=" ~ $$ }
    var $p { value = (1..10)|filter:$$ % 2 == 0|map:$$ * $$|filter:$$ > 10|reduce:$result + $$:0 }
    var $q { value = "a-b_c d"|replace:"-":" "|replace:"_":" "|split:" "|map:($$|capitalize)|join:"" }
    var $r { value = [1, 2, 3, 4]|diff:[2, 4]|merge:[9]|intersect:[9, 3] }
    var $s { value = {b: 1, a: 2}|entries|sort:"key":"text":true|create_object_from_entries }
    var $t { value = $people[1].a.y ~ $people.0.n ~ $people[-1].n }
    var $u { value = [5, 3]|min ~ "/" ~ [5, 3]|max }
    var $v { value = ("abc"|strlen) ~ ("héé"|strlen) ~ ("abc"|substr:1) }
    var $w { value = 17|transform:$$ % 5 == 2 ? "two" : "other" }
    var $x { value = "x"|first_notempty:"y" }
    var $y { value = [1, 2]|push:[3]|count }
    var $z { value = 255|dechex|to_upper|concat:"H"|ltrim:"F" }
  }

  response = [$a, $b, $c, $d, $e, $f, $g, $h, $i, $j, $k, $l, $m, $n, $o, $p, $q, $r, $s, $t, $u, $v, $w, $x, $y, $z]
}

//> ["BoAlCyAl", 3, ["Al", "Bo", "Cy"], 6, 2, [3], [1, "two", 3], "1,,true,2.5,x", [10, 8, 2.5, 1, -1, 1], [1024, 1.414, 0.1, 3], [1200, 3, -3, 2.35, 7, 0], [1, "a"], [3, 2, 1], [1, 2, 3], ["0=a", "1=b", "2=c"], 216, "ABCD", [3, 9], {"a": 2, "b": 1}, "1AlAl", "3/5", "33bc", "two", "x", 3, "H"]
