// An element is named outside of the filters that go through a list.
function "elements" {
  input {
  }

  stack {
    debug.log {
      value = [2, 1]|sort:$$:number:true|unique:$this
    }
    debug.log {
      value = [[1], [2]]|map:$$[0]|merge:$$ ### "element-outside-expression: `$$` means nothing here"
    }
    debug.log {
      value = [1, 2]|push:$this ### "element-outside-expression: `$this` means nothing here"
    }
  }

  response = null
}
