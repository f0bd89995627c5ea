function "data_csv" {
  input {
  }
  stack {
    var $csv {
      value = "id,name,amount,date\n1,\"Doe, Jane\",10.50,2025-01-15\n2,\"O\"\"Brien\",3,2025-02-01\n3,Żółw,1 200.25,2025-02-28\n"
    }
    var $rows { value = $csv|csv_parse }
    var $clean { value = [] }
    foreach ($rows) {
      each as $row {
        var $rec {
          value = $row
            |set:"id":($row.id|to_int)
            |set:"amount":($row.amount|replace:" ":""|to_decimal)
            |set:"month":($row.date|substr:0:7)
            |unset:"date"
        }
        array.push $clean { value = $rec }
      }
    }
    var $lines { value = $csv|trim|split:"\n" }
    var $plain { value = $csv|csv_decode }
    var $header { value = ["id", "name", "amount", "month"] }
    var $out {
      value = $header|csv_create:($clean|map:[$$.id, $$.name, $$.amount, $$.month]):",":"\"":"\""
    }
    var $semi { value = "a;b\n'x;y';2"|csv_parse:";":"'" }
  }
  response = {
    clean: $clean
    total: ($clean.amount|sum)
    lines: ($lines|count)
    plain: $plain[2]
    out: $out
    semi: $semi
  }
}

//> {"clean":[{"id":1,"name":"Doe, Jane","amount":10.5,"month":"2025-01"},{"id":2,"name":"O\"Brien","amount":3,"month":"2025-02"},{"id":3,"name":"Żółw","amount":1200.25,"month":"2025-02"}],"total":1213.75,"lines":4,"plain":["2","O\"Brien","3","2025-02-01"],"out":"id,name,amount,month\n1,\"Doe, Jane\",10.5,2025-01\n2,\"O\"\"Brien\",3,2025-02\n3,Żółw,1200.25,2025-02\n","semi":[{"a":"x;y","b":"2"}]}
