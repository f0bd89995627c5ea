function "stream_counted" {
  input {
  }

  stack {
    stream.from_csv {
      value = "a,b\n1,2"
    } as $rows
  }

  response = $rows|count //! `count` cannot look into a stream
}

//? walk it with `foreach ($stream) { each as $row { … } }`
