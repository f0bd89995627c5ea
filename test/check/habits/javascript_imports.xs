//# F foreign-syntax -> 1
import { helper } from "./helper.js";

function "one" {
  input {
  }

  stack {
  }

  response = 1
}
