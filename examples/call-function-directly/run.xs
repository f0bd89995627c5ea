run.job "Translate" {
  main = {
    name : "translate"
    input: {text: "The cat sleeps.", language: "French"}
  }
  env = ["OPENAI_API_KEY"]
}
