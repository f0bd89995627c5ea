function "data_parsers" {
  input {
  }
  stack {
    var $dotenv {
      value = """
        # comment
        NAME=app
        URL="http://x/?a=1&b=2"

        EMPTY=
        PORT = 8080
        """
    }
    var $conf { value = {} }
    foreach ($dotenv|split:"\n") {
      each as $raw {
        var $line { value = $raw|trim }
        conditional {
          if ($line == "" || ($line|starts_with:"#")) {
            continue
          }
        }
        var $at { value = $line|index:"=" }
        var $key { value = $line|substr:0:$at|trim }
        var $val { value = $line|substr:($at + 1)|trim|trim:"\"" }
        var.update $conf { value = $conf|set:$key:$val }
      }
    }
    var $log { value = "127.0.0.1 - bob [10/Oct/2000:13:55:36 -0700] \"GET /a?b=1 HTTP/1.0\" 200 2326" }
    var $m { value = '/^(\S+) \S+ (\S+) \[([^\]]+)\] "(\w+) (\S+) [^"]*" (\d{3}) (\d+)$/'|regex_get_first_match:$log }
    var $when { value = $m[3]|parse_timestamp:"d/M/Y:H:i:s O" }
    var $versions { value = ["1.10.0", "1.2.10", "1.2.9", "2.0"] }
    var $vsorted { value = $versions|map:{v: $$, k: ($$|split:"."|map:("%05d"|sprintf:$$)|join:".")}|sort:"k":"text":true }
    var $md { value = "| name | qty |\n|------|-----|\n" }
    foreach ([{name: "Tea", qty: 2}, {name: "A|B", qty: 10}]) {
      each as $r {
        text.append $md { value = "| " ~ ($r.name|replace:"|":"\\|") ~ " | " ~ $r.qty ~ " |\n" }
      }
    }
    var $q { value = "status:open label:\"needs review\" text" }
    var $terms { value = '/(\w+):(?:"([^"]*)"|(\S+))/'|regex_get_all_matches:$q }
    var $hex { value = "#1e90FF" }
    var $rgb { value = [1, 3, 5]|map:($hex|substr:$$:2|hexdec|to_int) }
    var $ip { value = "192.168.5.130"|split:"."|reduce:$result * 256 + ($$|to_int):0 }
    var $mask { value = 4294967296 - (2|pow:(32 - 26)) }
    var $net { value = $ip|bitwise_and:$mask }
    var $netip { value = [16777216, 65536, 256, 1]|map:((($net / $$)|floor) % 256)|join:"." }
  }
  response = {
    conf: $conf
    m: ($m|slice:1)
    when: ($when|format_timestamp:"c":"UTC")
    versions: $vsorted.v
    md: $md
    terms: [$terms[1], $terms[2], $terms[3]]
    rgb: $rgb
    ip: $ip
    net: $netip
  }
}

//> {"conf":{"NAME":"app","URL":"http://x/?a=1&b=2","EMPTY":"","PORT":"8080"},"m":["127.0.0.1","bob","10/Oct/2000:13:55:36 -0700","GET","/a?b=1","200","2326"],"when":"2000-10-10T20:55:36+00:00","versions":["1.2.9","1.2.10","1.10.0","2.0"],"md":"| name | qty |\n|------|-----|\n| Tea | 2 |\n| A\\|B | 10 |\n","terms":[["status","label"],["","needs review"],["open",""]],"rgb":[30,144,255],"ip":3232236930,"net":"192.168.5.128"}
