//# F unknown-input-filter unknown-input-filter with {"a":" ab","b":"AB"} -> "AB ab"
function "cases" {
  input {
    text a filters=trim|to_upper
    text b filters=to_lower
  }

  stack {
  }

  response = $input.a ~ " " ~ $input.b
}
//# F unknown-input-filter unknown-input-filter "required" "int[1:]" with {"a":"ab","b":[1]} -> "ab"
function "needed" {
  input {
    text a filters=required
    int[] b filters=min_count:1
  }

  stack {
  }

  response = $input.a
}
//# F unknown-input-filter unknown-input-filter with {"a":"ab","b":"abc"} -> "ab"
function "needed" {
  input {
    text a filters=nonempty
    text b filters=trim|strlen:3
  }

  stack {
  }

  response = $input.a
}
