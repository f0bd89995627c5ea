// Columns and indexes of tables.
table "author" {
  auth = no ### "wrong-attribute-value: `auth` is `true` or `false`"

  schema {
    int id
    text name
    text name? ### "duplicate-input: there already is a column `name`"
    strng bio? ### "unknown-type: there is no type `strng`"
    decimal height filters=startsWith:12 ### "input-filter-type"
    vector embedding {
      size = 0 ### "wrong-attribute-value: the size of a vector"
    }
    enum state?="opne" { ### "wrong-default: the default of `state` is not one of its values"
      values = ["open", "closed", "open"] ### "repeated-value"
    }
    int count?="many" ### "wrong-default: the default of `count` is not a whole number"
    bool active?=perhaps ### "wrong-default: the default of `active` is not `true` or `false`"
    text[3:1] words ### "wrong-bounds: no list has at least 3"
    object address {
      schema {
        text street
        text street ### "duplicate-input"
        file picture ### "file-in-object"
      }
    }
    dblink { ### "wrong-place: `dblink` stands among columns"
      table = "book"
    }
    int book_id {
      table = "bok" ### "unknown-name: the project has no table \"bok\""
      something = true ### "unknown-input-option: a column has no option `something`"
    }
    text title {
      values = ["a"] ### "unknown-input-option: `values` does nothing here"
    }
  }

  index = [
    {type: "primary", field: [{name: "id"}]}
    {type: "index", field: [{name: "name", direction: "asc"}]} ### "wrong-attribute-value: `type` cannot be \"index\"" "unknown-attribute: `field` has no entry `direction`"
    {type: "btree", fields: [{name: "nmae"}]} ### "unknown-attribute: `index` has no entry `fields`" "missing-attribute: `index` lacks `field`"
    {type: "btree", field: [{name: "nmae"}]} ### "unknown-column: this table has no column `nmae`"
    {type: "gin", field: [{name: "xdo", op: "jsonb_path_op"}]}
  ]

  view = {
    "open ones": { ### "missing-attribute: `open ones` lacks `search`"
      sort: {id: "up"} ### "wrong-attribute-value: `id` cannot be \"up\""
      id  : "1"
    }
  }
}
---
table "book" {
  auth = false

  schema { ### "table-without-id: this table has no column `id`"
    text title
  }
}
---
table "shelf" {
  auth = false

  schema {
    text id ### "table-without-id: the column `id` has to be an `int` or a `uuid`"
  }
}
---
table "empty" { ### "table-without-id"
  auth = false
}
