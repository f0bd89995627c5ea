run.job "OpenAI Chat Completion" {
  main = {
    name : "openai_chat_completion"
    input: {
      model      : "gpt-4o"
      messages   : [
        {role: "user", content: "Name three uses of a paper clip."}
      ]
      temperature: 0.2
      max_tokens : 60
    }
  }
  env = ["OPENAI_API_KEY"]
}
