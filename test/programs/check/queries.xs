// Statements that do not run here are checked like all others, the expressions of queries with what a database knows.
function "queries" {
  input {
    text name?
    json point?
    int page?=1
  }

  stack {
    var $limit {
      value = 20
    }

    db.query product { ### "unsupported-statement: `db.query` does not run here: it needs a database, which this version does not have (and in 3 other places of this file)"
      join = {
        maker: {
          table: "maker"
          type : "inner"
          where: $db.product.maker_id == $db.maker.id
        }
      }
    
      where = $db.product.price >=? $input.page && $db.product.tags not contains "old" && ($db.product.name|to_lower) includes $input.name
      additional_where = $db.product.price|between:1:$limit
      eval = {far: $db.maker.place|distance:$input.point, name: $db.maker.name}
      sort = {product.price: "desc", id: "rand"}
      return = {type: "list", paging: {page: $input.page, per_page: $limit, totals: true}}
      output = ["id", "name"]
      addon = [
        {
          name : "comments"
          input: {product_id: $output.id}
          as   : "items.comments"
        }
      ]
    } as $products

    db.query product {
      wher = $db.product.id == 1 ### "unknown-attribute: `db.query` has no property `wher`"
      where = $db.product.id in $idz || $db.product.age == $input.age ### "unknown-variable: nothing sets `$idz`" "undeclared-input-read: this function declares no input `age`"
      sort = {price: "descending"} ### "wrong-attribute-value: `price` cannot be \"descending\""
      return = {typ: "list", paging: {pages: 1}, distinct: "perhaps"} ### "unknown-attribute: `return` has no key `typ`" "unknown-attribute: `paging` has no key `pages`" "wrong-attribute-value: `distinct` cannot be \"perhaps\""
      join = {
        maker: {type: "outer"} ### "missing-attribute: `maker` lacks `table`" "wrong-attribute-value: `type` cannot be \"outer\""
      }
    
      addon = [{input: {}}] ### "missing-attribute: `addon` lacks `name`"
    } as $wrong

    db.query product {
      where = ($db.product.name|lenght) > 3 && ($db.product.place|within:$input.point) ### "unknown-filter: there is no filter `lenght`" "missing-filter-argument: the filter `within` lacks its argument `radius`"
      return = {type: "count", type: "list"} ### "duplicate-attribute: `type` is given twice, and the last one counts"
    } as $filters

    db.query product {
      where = ($db.product.name|capitalize) == "Tea"
      additional_where = ($db.product.price > 3 ? $db.product.open : $db.product.new) == true ### "ternary-in-query: a query cannot choose with `?` and `:`"
    } as $strict

    var $outside {
      value = $products contains "tea" ### "query-operator: `contains` works in the `where` of a database query only"
    }

    var $near {
      value = $input.point|within:$input.point:10 ### "unsupported-filter: the filter `within` does not run here: it works only inside a database query, and this version has no database"
    }

    var $between {
      value = $limit|between:1:2 ### "unsupported-filter: the filter `between` does not run here: it works only inside a database query, and this version has no database"
    }

    debug.log {
      value = [$products, $wrong, $filters, $strict, $outside, $near, $between]
    }
  }

  response = null
}
