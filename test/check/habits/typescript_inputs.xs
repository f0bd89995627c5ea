//# F foreign-syntax foreign-syntax foreign-syntax with {"name":"a","count":2,"tags":["x"]} -> ["a",2,["x"]]
function "typed" {
  input {
    name: string
    count?: number
    tags: string[]
  }

  stack {
  }

  response = [$input.name, $input.count, $input.tags]
}
