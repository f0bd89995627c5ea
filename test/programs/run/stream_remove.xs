function "stream_remove" {
  input {
  }

  stack {
    storage.create_file_resource {
      filename = "a.jsonl"
      filedata = "{\"n\": 1}"
    } as $file

    stream.from_jsonl {
      value = $file
    } as $rows

    foreach ($rows) {
      each as $row {
        foreach.remove //! `foreach.remove` cannot look into a stream
      }
    }
  }

  response = null
}
