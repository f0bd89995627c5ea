run.job "Summarize many" {
  main = {
    name : "summarize_many"
    input: {
      texts: [
        "Whales are mammals. They breathe air and feed their young with milk."
        "Bread rises because yeast turns sugar into gas."
        "The moon keeps one side turned to the earth."
      ]
    }
  }
  env = ["OPENAI_API_KEY"]
}
