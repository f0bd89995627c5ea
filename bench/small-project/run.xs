run.job "Small project" {
  main = {name: "greeting", input: {name: "Ada"}}
}
