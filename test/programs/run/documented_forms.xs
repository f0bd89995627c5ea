// Pages of Xano's documentation have names of their own for some properties; programs written after them run.
function "documented_forms" {
  input {
  }

  stack {
    zip.create_archive {
      filename = "a.zip"
    } as $archive

    zip.add_to_archive {
      archive = $archive
      files = [
        { path: "data/users.json", content: [{name: "Ada"}]|json_encode }
        { path: "data/old/orders.json", content: "[]" }
        { path: "../readme.txt", content: "made by a run" }
      ]
    } as $filled

    zip.delete_from_archive {
      archive = $filled
      paths = ["data/old/"]
    } as $cleaned

    zip.view_contents {
      archive = $cleaned
    } as $contents

    zip.extract {
      archive = $cleaned
      target_path = "extracted/"
    } as $files

    redis.set {
      key = "k"
      value = {a: 1}
      expire = 60
    }

    redis.get {
      key = "k"
    } as $kept

    stream.from_csv {
      value = "Ada,36\nAlan,41"
      headers = false
    } as $rows

    var $cells {
      value = []
    }

    foreach ($rows) {
      each as $row {
        array.push $cells {
          value = $row.0
        }
      }
    }

    var $refused {
      value = null
    }

    try_catch {
      try {
        stream.from_request {
          format = "jsonl"
        } as $records
      }

      catch {
        var.update $refused {
          value = $error.message
        }
      }
    }
  }

  response = {
    contents: $contents.path
    names   : $files.name
    kept    : $kept
    cells   : $cells
    refused : $refused
  }
}

//> {"contents":["data/users.json","readme.txt"],"names":["data/users.json","readme.txt"],"kept":{"a":1},"cells":["Ada","Alan"],"refused":"stream.from_request answers no request here, so there is none to stream"}
