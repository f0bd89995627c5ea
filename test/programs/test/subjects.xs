// What an assertion may be about, and what stands behind `value`.
function "subjects" {
  input {
    json data?
  }

  stack {
    var $hidden {
      value = 1
    }
  }

  response = $input.data

  test "paths" {
    input = {data: {users: [{name: "Ada"}, {name: "Grace"}], count: 2, "a b": 3}}

    expect.to_equal ($response.users[1].name) {
      value = "Grace"
    }

    expect.to_equal ($response.users[-1].name) {
      value = "Grace"
    }

    expect.to_equal ($response["a b"]) {
      value = 3
    }

    expect.to_equal ($response.users.name) {
      value = ["Ada", "Grace"]
    }
  }

  test "filters and operators" {
    input = {data: [3, 1, 2]}

    expect.to_equal ($response|count) {
      value = 3
    }

    expect.to_equal ($response|sort) {
      value = (1..3)
    }

    expect.to_equal ($response[0] + $response[1]) {
      value = 2 ~ "" == "2" ? 4 : 5
    }

    expect.to_be_true ($response|some:$$ == 2)
  }

  test "a path that leads nowhere" {
    input = {data: {a: 1}}

    expect.to_equal ($response.b) { ### "Unable to locate var: response.b"
      value = 1
    }

    expect.to_be_null ($response.b) ### "Unable to locate var: response.b"

    expect.to_be_null ($response|get:"b")

    expect.to_equal ($response.b ?? 5) {
      value = 5
    }

    expect.to_equal ($response.a) {
      value = 1
    }
  }

  test "variables of the stack are gone" {
    expect.to_equal ($response ?? 1) { ### "Missing var entry: hidden"
      value = $hidden
    }
  }

  test "every assertion is judged" {
    input = {data: {a: 1, b: 2, c: 3}}

    expect.to_equal ($response.a) { ### "to_equal failed - expected value 2 does not equal 1"
      value = 2
    }

    expect.to_equal ($response.b) {
      value = 2
    }

    expect.to_be_null ($response.c) ### "to_be_null failed - 3 is not null"

    !expect.to_be_null ($response.b)

    expect.to_equal ($response.b) { ### "Not numeric."
      value = 1 + "x"
    }
  }

  test "a computed input" {
    input = {data: [1, 2]|push:3}

    expect.to_equal ($response|last) {
      value = 3
    }
  }

  test "a test without assertions" {
    input = {data: 1}
  }

  test "no changes of the response are seen by what follows" {
    input = {data: [1]}

    expect.to_equal ($response|push:2|count) {
      value = 2
    }

    expect.to_equal ($response) {
      value = [1]
    }
  }
}
---
function "without_response" {
  input {
  }

  stack {
  }

  test "no response" {
    expect.to_be_null ($response)
    expect.to_be_empty ($response)
    expect.to_be_defined ($response)

    expect.to_equal ($response.a) { ### "Unable to locate var: response.a"
      value = null
    }
  }
}
---
function "refuses" {
  input {
    int number? ### "Not numeric." help "The test gives \"x\" as `number`."
    object person? {
      schema {
        text name?
        int[] sizes? ### "Not numeric." help "The test gives \"L\" as `person.sizes[1]`."
      }
    }
  }

  stack {
  }

  response = {number: $input.number, persons: {first: {name: "Ada"}, "0": 1}}

  test "what is no number" {
    input = {number: "x"}

    expect.to_equal ($response.number) {
      value = 1
    }
  }

  test "an element" {
    input = {person: {name: "Ada", sizes: [1, "L"]}}

    expect.to_equal ($response.number) {
      value = 0
    }
  }

  test "keys that are not in the response" {
    expect.to_equal ($response.numbr) { ### "Unable to locate var: response.numbr" help "$response has no key \"numbr\": did you mean \"number\"?"
      value = 0
    }

    expect.to_equal ($response.persons.first.age) { ### "response.persons.first.age" help "$response.persons.first has no key \"age\"; it has \"name\"."
      value = 0
    }
  }
}
