//# F markdown -> 1
```xs
function "example" {
  input {
  }

  stack {
  }

  response = 1
}
```

//# F markdown -> 1
Here is the function you asked for:

```xanoscript
function "example" {
  input {
  }

  stack {
  }

  response = 1
}
```

Let me know how it goes!
