function "inputs" {
  input {
    boolean a ### "unknown-type: there is no type `boolean`"
    array b ### "unknown-type: there is no type `array`"
    txt c ### "unknown-type: there is no type `txt`"
    json ### "missing-name: this input has no name"
    text d filters=to_lower ### "unknown-input-filter: inputs have no filter `to_lower`"
    text e filters=min ### "input-filter-argument: the input filter `min` lacks its argument"
    text f filters=max:many ### "input-filter-argument: the input filter `max` wants a number"
    text g filters=pattern:"^a$" ### "input-filter-argument: without a message `pattern` refuses every value"
    int h filters=lower ### "input-filter-type: the input filter `lower` does nothing for the type `int`"
    object i ### "object-without-schema: Xano wants a `schema` in the object `i`"
    object? j { ### "nullable-object: Xano does not take a `?` behind the type `object`"
      schema {
        text k
        text k ### "duplicate-input: there already is an input `k`"
        bool l?=[] ### "structured-default"
      }
    }
    enum m ### "enum-without-values: the enum `m` lists no values"
    int[][] n ### "nested-list-type: Xano has no lists of lists"
    text o { description = "o" } ### "inline-input-option"
    text p {
      default = "p" ### "unknown-input-option: an input has no option `default`"
      optional = true ### "unknown-input-option: an input has no option `optional`"
      filters = "min:1" ### "unknown-input-option: an input has no option `filters`"
      zzz = 1 ### "unknown-input-option: an input has no option `zzz`"
    }
    text a ### "duplicate-input: there already is an input `a`"
    text q?="q" filters=trim|min:1 {
      description = "fine"
      sensitive = true
    }
    int r?=$env.R ### "computed-default: the default of an input is a value that is written out"
    text s?="s"|to_upper ### "computed-default: the default of an input is a value that is written out"
    timestamp t?=now
    int size = 20 ### "unused-default: `size` has to be given, so its default is never used"
    decimal u?=-1.5
    text v?=word
    object w?=1 { ### "structured-default: Xano takes no default for an object"
      schema {
        int x
      }
    }
    text y {
      description = 5 ### "written-out: Xano wants a text that is written out for `description`"
      sensitive = "yes" ### "written-out: Xano wants `true` or `false` for `sensitive`"
      values = ["a"] ### "unknown-input-option: `values` does nothing here: only enums have it"
    }
    enum z {
      values = "a" ### "wrong-attribute-value: the values of an enum are a list"
    }
    enum z1 {
      values = [1, 2] ### "written-out: Xano wants a list of texts for `values`"
    }
    int z2 {
      schema { ### "unknown-input-option: `schema` does nothing here: only objects have it"
        int a
      }
    }
    dblink { ### "unsupported-statement: `dblink` does not run here"
      table = "account"
    }
    dblink { ### "unsupported-statement: `dblink` does not run here"
      table = "user"
    }
  }

  stack {
  }
}
