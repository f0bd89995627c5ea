run.job "OpenAI Chat Completion" {
  main = {
    name : "openai_chat_completion"
    input: {
      model      : "gpt-4o" // any chat model the key may use
      messages   : [
        {role: "system", content: "You are a helpful assistant."}
        {role: "user", content: "Hello! Can you tell me a joke?"}
      ]
      temperature: 0.7 // 0 is the most predictable, 2 the most surprising
      max_tokens : 150 // the longest answer
    }
  }
  env = ["OPENAI_API_KEY"]
}
