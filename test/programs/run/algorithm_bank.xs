function "algorithm_bank" {
  input {
  }

  stack {
    var $accounts { value = {alice: {balance: 100, history: []}, bob: {balance: 50, history: []}} }
    var $failures { value = [] }
    foreach ([
      {type: "deposit", to: "alice", amount: 25.5}
      {type: "withdraw", from: "bob", amount: 80}
      {type: "transfer", from: "alice", to: "bob", amount: 75.25}
      {type: "deposit", to: "carol", amount: 1}
      {type: "transfer", from: "bob", to: "alice", amount: -5}
      {type: "audit"}
    ]) {
      each as $tx {
        try_catch {
          try {
            function.run "bank/apply" {
              input = {accounts: $accounts, tx: $tx}
            } as $accounts
          }
          catch {
            array.push $failures {
              value = {tx: $tx.type, code: $error.code, name: $error.name, message: $error.message}
            }
          }
        }
      }
    }
    var $total { value = $accounts|values|map:$$.balance|sum }
  }

  response = {
    balances: $accounts|entries|map:{owner: $$.key, balance: $$.value.balance, moves: $$.value.history|count}
    total   : $total
    failures: $failures
  }
}

function "bank/apply" {
  input {
    json accounts
    object tx {
      schema {
        text type
        text from?
        text to?
        decimal amount?
      }
    }
  }

  stack {
    var $a { value = $input.accounts }
    var $tx { value = $input.tx }
    precondition ($tx.amount > 0 || $tx.type == "audit") {
      error_type = "inputerror"
      error = "amount must be positive"
    }
    conditional {
      if ($tx.type == "deposit" || $tx.type == "transfer") {
        precondition ($a|has:$tx.to) {
          error_type = "notfound"
          error = "no account " ~ $tx.to
        }
      }
    }
    switch ($tx.type) {
      case ("deposit") {
        math.add $a[$tx.to].balance { value = $tx.amount }
        array.push $a[$tx.to].history { value = "+" ~ $tx.amount }
      } break
      case ("transfer") {
      }
      case ("withdraw") {
        precondition ($a[$tx.from].balance >= $tx.amount) {
          error_type = "accessdenied"
          error = $tx.from ~ " has only " ~ $a[$tx.from].balance
          payload = {missing: $tx.amount - $a[$tx.from].balance}
        }
        math.sub $a[$tx.from].balance { value = $tx.amount }
        array.push $a[$tx.from].history { value = "-" ~ $tx.amount }
        conditional {
          if ($tx.type == "transfer") {
            math.add $a[$tx.to].balance { value = $tx.amount }
            array.push $a[$tx.to].history { value = "+" ~ $tx.amount }
          }
        }
      } break
      default {
        throw {
          name = "UnknownTransaction"
          value = "cannot " ~ $tx.type
        }
      }
    }
  }

  response = $a
}

//> {"balances": [{"owner": "alice", "balance": 50.25, "moves": 2}, {"owner": "bob", "balance": 125.25, "moves": 1}], "total": 175.5, "failures": [{"tx": "withdraw", "code": "ERROR_CODE_ACCESS_DENIED", "name": null, "message": "bob has only 50"}, {"tx": "deposit", "code": "ERROR_CODE_NOT_FOUND", "name": null, "message": "no account carol"}, {"tx": "transfer", "code": "ERROR_CODE_INPUT_ERROR", "name": null, "message": "amount must be positive"}, {"tx": "audit", "code": "ERROR_CODE_THROWN_ERROR", "name": "UnknownTransaction", "message": "cannot audit"}]}
