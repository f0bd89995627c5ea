function "handlers/created" { input { json data } stack { } response = "created " ~ $input.data.id }
---
function "handlers/deleted" {
  input { json data }
  stack {
    precondition ($input.data|has:"id") {
      error_type = "inputerror"
      error = "id is required"
    }
  }
  response = "deleted " ~ $input.data.id
}
---
function "dispatch/event" {
  input {
    text type filters=trim|lower
    json data
  }
  stack {
    switch ($input.type) {
      case ("order.created") {
        function.run "handlers/created" {
          input = {data: $input.data}
        } as $res
      } break
      case ("order.deleted") {
        function.run "handlers/deleted" {
          input = {data: $input.data}
        } as $res
      } break
      case ("order.archived")
      case ("order.ignored") {
        return { value = {handled: false} }
      } break
      default {
        throw {
          name = "UnknownEvent"
          value = {type: $input.type}
        }
      }
    }
  }
  response = {handled: true, result: $res}
}
---
function "data_dispatch" {
  input {
  }
  stack {
    var $log { value = [] }
    foreach ([{type: "Order.Created ", data: {id: 1}}, {type: "order.deleted", data: {}}, {type: "order.ignored", data: {}}, {type: "x", data: []}, {type: "order.archived", data: {}}]) {
      each as $event {
        try_catch {
          try {
            function.run "dispatch/event" { input = $event } as $r
            array.push $log { value = $r }
          }
          catch {
            array.push $log { value = {name: $error.name, code: $error.code, message: $error.message} }
          }
          finally {
            array.push $log { value = "-" }
          }
        }
      }
    }
  }
  response = $log
}

//> [{"handled":true,"result":"created 1"},"-",{"name":null,"code":"ERROR_CODE_INPUT_ERROR","message":"id is required"},"-",{"handled":false},"-",{"name":"UnknownEvent","code":"ERROR_CODE_THROWN_ERROR","message":"{\"type\":\"x\"}"},"-",{"handled":false},"-"]
