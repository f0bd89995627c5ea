// Settings in YAML: defaults taken over, values changed, and the text that goes back to the file.
function "data_yaml_config" {
  input {
  }

  stack {
    var $text {
      value = """
        # shared by all services
        defaults: &defaults
          retries: 3
          since: 2024-01-02
          tags: [web, "007", yes]

        services:
          mail:
            <<: *defaults
            retries: 5
          search:
            <<: *defaults
            motto: |
              find it,
              twice
        """
    }

    var $config {
      value = $text|yaml_decode
    }

    var $services {
      value = $config.services
    }

    foreach ($services|keys) {
      each as $name {
        var $service {
          value = $services|get:$name
        }

        var.update $services {
          value = $services|set:$name:($service|set:"limit":($service.retries * 10))
        }
      }
    }

    var $written {
      value = $services|yaml_encode:128:3:2
    }

    var $same {
      value = ($written|yaml_decode) === $services
    }
  }

  response = { services: $services, same: $same, written: $written, short: { a: [], b: "1.0" }|yaml_encode }
}

//> {"services":{"mail":{"retries":5,"since":1704153600,"tags":["web","007","yes"],"limit":50},"search":{"retries":3,"since":1704153600,"tags":["web","007","yes"],"motto":"find it,\ntwice","limit":30}},"same":true,"written":"mail:\n  retries: 5\n  since: 1704153600\n  tags:\n    - web\n    - '007'\n    - 'yes'\n  limit: 50\nsearch:\n  retries: 3\n  since: 1704153600\n  tags:\n    - web\n    - '007'\n    - 'yes'\n  motto: |-\n    find it,\n    twice\n  limit: 30\n","short":"a: []\nb: '1.0'\n"}
