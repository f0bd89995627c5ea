// Builds an export, keeps it, reads it back, and gives the answer an upload would give.
function "file_resources" {
  input {
  }

  stack {
    function.run "file_resources/export" {
      input = {rows: [{name: "Ada", city: "London"}, {name: "Grace, Rear Admiral", city: "Arlington"}]}
    } as $export

    storage.create_attachment {
      value = $export
      access = "private"
      filename = $export.name
    } as $stored

    // A second one of the same name does not replace the first.
    storage.create_attachment {
      value = "nothing"
      access = "private"
      filename = $export.name
    } as $second

    storage.read_file_resource {
      value = $stored
    } as $read

    storage.create_image {
      value = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
      access = "public"
      filename = "pixel.gif"
    } as $pixel

    storage.read_file_resource {
      value = $pixel
    } as $bytes

    storage.delete_file {
      pathname = $stored.path
    }

    var $gone {
      value = null
    }
    try_catch {
      try {
        storage.read_file_resource {
          value = $stored
        } as $again
      }

      catch {
        var $gone {
          value = $error.message
        }
      }
    }

    var $refused {
      value = null
    }
    try_catch {
      try {
        storage.create_image {
          value = $export
          access = "public"
          filename = $export.name
        } as $image
      }

      catch {
        var $refused {
          value = $error.message
        }
      }
    }
  }

  response = {
    stored : $stored|unset:"path"
    paths  : [$stored.path, $second.path]
    lines  : $read.data|split:"\n"
    pixel  : $pixel.meta
    bytes  : $bytes.data|base64_encode
    gone   : $gone
    refused: $refused
  }
}
---
function "file_resources/export" {
  input {
    json rows
  }

  stack {
    var $lines {
      value = ["name,city"]
    }
    foreach ($input.rows) {
      each as $row {
        array.push $lines {
          value = ("\"%s\",\"%s\""|sprintf:$row.name:$row.city)
        }
      }
    }

    storage.create_file_resource {
      filename = "people.csv"
      filedata = $lines|join:"\n"
    } as $file
  }

  response = $file
}

//> {"stored":{"access":"private","name":"people.csv","type":"text","size":58,"mime":"text/csv","meta":{"validated":false}},"paths":["/vault/private/1970/01/people.csv","/vault/private/1970/01/people-2.csv"],"lines":["name,city","\"Ada\",\"London\"","\"Grace, Rear Admiral\",\"Arlington\""],"pixel":{"validated":false,"width":1,"height":1},"bytes":"R0lGODlhAQABAAAAACw=","gone":"There is no file /vault/private/1970/01/people.csv","refused":"Invalid file extension."}
