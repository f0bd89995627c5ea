function "data_yaml_error" {
  input {
  }

  stack {
    var $config {
      value = "name: a\nname: b"|yaml_decode //! Error parsing YAML: the key "name" is given twice at line 2, column 1
    }
  }

  response = $config
}
