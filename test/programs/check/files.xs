function "files" {
  input {
    image pic ### "upload-type: Xano takes no upload for an input of the type `image`"
    attachment? stored?
    file paper?
  }

  stack {
    storage.create_image { ### "required-on-xano: Xano wants `filename` in every `storage.create_image`"
      value = $input.pic
      access = "protected" ### "wrong-attribute-value: `access` cannot be \"protected\""
      file_name = "x" ### "unknown-attribute: `storage.create_image` has no property `file_name`"
    } as $a
    storage.create_attachment {
      value = $input.pic
      access = "public"
      filename = ["x"] ### "attribute-kind: `filename` is a text"
    }
    storage.append_file { ### "local-statement: Xano's engine does not list `storage.append_file`"
      pathname = "log.txt"
      data = "x"
    }
    storage.delete_file {
      path = "x" ### "unknown-attribute: `storage.delete_file` has no property `path`"
    }
    storage.read_file { ### "unknown-statement: there is no statement `storage.read_file`"
      value = $input.pic
    } as $b
    storage.read_file_resource $input.pic as $c ### "wrong-argument: `storage.read_file_resource` takes nothing before its block"
    storage.sign_private_url {
      pathname = "x"
      ttl = "1h" ### "attribute-kind: `ttl` is a number"
    }
    zip.create_archive as $z ### "missing-attribute: `zip.create_archive` lacks `filename`"
    zip.create_archive {
      filename = "a.zip"
      password = "p"
      password_encryption = "AES-512" ### "wrong-attribute-value: `password_encryption` cannot be \"AES-512\""
    } as $zz
    zip.add_to_archive {
      file = $input.pic
      archive = $z
    } as $nothing
    zip.extract {
      value = $z ### "unknown-attribute: `zip.extract` has no property `value`"
    } as $d
    zip.view_contents ($z) as $e ### "wrong-argument: `zip.view_contents` takes nothing before its block"
    zip.unzip { ### "unknown-statement: there is no statement `zip.unzip`"
      zip = $z
    } as $f
    stream.from_csv {
      value = "x"
      delimiter = ";" ### "unknown-attribute: `stream.from_csv` has no property `delimiter`"
    } as $s
    stream.from_json { ### "unknown-statement: there is no statement `stream.from_json`"
      value = "x"
    } as $t
    stream.from_request {
      uri = "https://example.com" ### "unknown-attribute: `stream.from_request` has no property `uri`"
    } as $u
    stream.from_request {
      url = "https://example.com"
      async = true ### "unknown-attribute: `stream.from_request` has no property `async`"
    } as $v
  }

  response = null
}
