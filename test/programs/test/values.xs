// What a value is: equality, true, false, null, empty, defined.
function "values" {
  input {
  }

  stack {
    var $tenth {
      value = 0.1 + 0.2
    }
  }

  response = {
    one: 1
    text: "1"
    yes: true
    no: false
    nothing: null
    zero: 0
    blank: ""
    list: [1, 2, 3]
    none: []
    object: {b: 2, a: {c: [true]}}
    bare: {}
    tenth: $tenth
    half: 1.5 * 2
    large: 9007199254740993
    json: "{\"a\":1}"
    name: "Ada"
  }

  test "equal values" {
    expect.to_equal ($response.one) {
      value = 1
    }

    expect.to_equal ($response.one) {
      value = 1.0
    }

    expect.to_equal ($response.half) {
      value = 3
    }

    expect.to_equal ($response.zero) {
      value = -0
    }

    expect.to_equal ($response.large) {
      value = 9007199254740992 + 1
    }

    expect.to_equal ($response.nothing) {
      value = null
    }

    expect.to_equal ($response.list) {
      value = [1, 1 + 1, "abc"|strlen]
    }

    expect.to_equal ($response.object) {
      value = {a: {c: [true]}, b: 2}
    }

    expect.to_equal ($response.one) {
      value = $response.list|first
    }

    expect.to_equal ($response) {
      value = $response
    }
  }

  test "values that are not equal" {
    expect.to_equal ($response.one) { ### "to_equal failed - expected value \"1\" does not equal 1" help "To `==` they are equal, but not of one kind: 1 is an int, \"1\" is a text."
      value = "1"
    }

    expect.to_equal ($response.yes) { ### "to_equal failed - expected value 1 does not equal true"
      value = 1
    }

    expect.to_equal ($response.nothing) { ### "to_equal failed - expected value \"\" does not equal null" help "`??`"
      value = ""
    }

    expect.to_equal ($response.tenth) { ### "to_equal failed - expected value 0.3 does not equal 0.30000000000000004" help "`|round:2`"
      value = 0.3
    }

    expect.to_equal ($response.large) { ### "to_equal failed - expected value 9007199254740992 does not equal 9007199254740993"
      value = 9007199254740992
    }

    expect.to_equal ($response.list) { ### "to_equal failed - expected value [3,2,1] does not equal [1,2,3]" help "another order"
      value = [3, 2, 1]
    }

    expect.to_equal ($response.list) { ### "to_equal failed" help "The first difference: `[3]` is missing, 4 was expected."
      value = [1, 2, 3, 4]
    }

    expect.to_equal ($response.none) { ### "to_equal failed - expected value {} does not equal []" help "[] is an empty list and {} an empty object."
      value = {}
    }

    expect.to_equal ($response.object) { ### "to_equal failed" help "The first difference: `.a.c[0]` is true, \"true\" was expected."
      value = {b: 2, a: {c: ["true"]}}
    }

    expect.to_equal ($response.object) { ### "to_equal failed" help "The first difference: `.d` is missing, null was expected; a key that is missing is not null."
      value = {a: {c: [true]}, b: 2, d: null}
    }

    expect.to_equal ($response.json) { ### "to_equal failed" help "a text that holds JSON"
      value = {a: 1}
    }

    expect.to_equal ($response.name) { ### "to_equal failed - expected value \"ada\" does not equal \"Ada\"" help "in case only"
      value = "ada"
    }
  }

  test "values that have to differ" {
    expect.to_not_equal ($response.one) {
      value = "1"
    }

    expect.to_not_equal ($response.none) {
      value = {}
    }

    expect.to_not_equal ($response.nothing) {
      value = false
    }

    expect.to_not_equal ($response.list) { ### "to_not_equal failed - a value other than [1,2,3] was expected"
      value = [1, 2, 3]
    }
  }

  test "true, false and null" {
    expect.to_be_true ($response.yes)
    expect.to_be_false ($response.no)
    expect.to_be_null ($response.nothing)
    expect.to_not_be_null ($response.zero)
    expect.to_not_be_null ($response.no)
    expect.to_not_be_null ($response.blank)
  }

  test "what only counts as true, false or null" {
    expect.to_be_true ($response.one) ### "to_be_true failed - 1 is not true" help "In a condition 1, an int, counts as true, but it is no bool."
    expect.to_be_true ($response.no) ### "to_be_true failed - false is not true"
    expect.to_be_false ($response.nothing) ### "to_be_false failed - null is not false"
    expect.to_be_false ($response.zero) ### "to_be_false failed - 0 is not false"
    expect.to_be_null ($response.blank) ### "to_be_null failed - \"\" is not null" help "`expect.to_be_empty`"
    expect.to_not_be_null ($response.nothing) ### "to_not_be_null failed - null was not expected"
  }

  test "empty" {
    expect.to_be_empty ($response.none)
    expect.to_be_empty ($response.bare)
    expect.to_be_empty ($response.blank)
    expect.to_be_empty ($response.nothing)
    expect.to_be_empty ($response.zero)
    expect.to_be_empty ($response.no)
    expect.to_be_empty ($response.list) ### "to_be_empty failed - [1,2,3] is not empty"
    expect.to_be_empty ($response.json) ### "to_be_empty failed"
  }

  test "defined" {
    expect.to_be_defined ($response)
    expect.to_be_defined ($response.nothing)
    expect.to_be_defined ($response.object.a.c)
    expect.to_be_defined ($response.missing) ### "to_be_defined failed - there is no such value"
    expect.to_be_defined ($response.missing.deeper) ### "to_be_defined failed - there is no such value"
    expect.to_not_be_defined ($response.missing)
    expect.to_not_be_defined ($response.object.a.missing.deeper)
    expect.to_not_be_defined ($response.one) ### "to_not_be_defined failed - nothing was expected, but there is 1"
    expect.to_not_be_defined ($response.nothing) ### "to_not_be_defined failed - nothing was expected, but there is null" help "`expect.to_be_null`"
  }
}
