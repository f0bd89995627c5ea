// A file that is not there is an error at the statement that wants it.
function "file_missing" {
  input {
  }

  stack {
    storage.read_file_resource { //! There is no file /tmp/report.csv
      value = {name: "report.csv", path: "/tmp/report.csv"}
    } as $read
  }

  response = $read
}

//? A temporary file is gone after the run that made it
