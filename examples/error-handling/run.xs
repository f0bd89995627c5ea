run.job "Ask until somebody answers" {
  main = {
    name : "ask_models"
    input: {
      question: "Is anybody there?"
      models  : ["simulate-404", "simulate-500-once", "gpt-4o"]
    }
  }
  env = ["OPENAI_API_KEY"]
}
