// A line of an old system in Windows-1252, cleaned for the web and sent back as it came.
function "data_encodings" {
  input {
  }

  stack {
    var $line {
      value = "4de4646120393920802026203c636f2e3e"|hex2bin
    }

    var $encoding {
      value = $line|detect_encoding:"UTF-8,Windows-1252"
    }

    var $text {
      value = $line|convert_encoding:"UTF-8":$encoding
    }

    var $html {
      value = $text|text_escape
    }

    var $column {
      value = ("Preis (" ~ ($text|substr:0:3) ~ ")")|sql_alias
    }
  }

  response = {
    encoding: $encoding
    text: $text
    html: $html
    back: ($html|text_unescape|convert_encoding:"Windows-1252":"UTF-8") === $line
    lost: $text|from_utf8|to_utf8
    sizes: [($line|bin2hex|strlen), ($text|convert_encoding:"UTF-16LE":"UTF-8"|bin2hex|strlen)]
    quoted: "it's \"so\""|sql_esc|escape
    column: $column
    known: (""|list_encodings|some:($$ == "Windows-1252"))
  }
}

//> {"encoding":"Windows-1252","text":"Mäda 99 € & <co.>","html":"Mäda 99 € &amp; &lt;co.&gt;","back":true,"lost":"Mäda 99 ? & <co.>","sizes":[34,68],"quoted":"it''s \\\"so\\\"","column":"preis_mäd","known":true}
