//# E foreign-syntax "function \"name\"" "function.run"
function "example" {
  input {
  }

  stack {
    function double(n) {
      return n * 2;
    }
  }

  response = null
}

//# E foreign-syntax "$$"
function "example" {
  input {
  }

  stack {
    const double = (n) => {
      return n * 2;
    };
  }

  response = null
}

//# F foreign-syntax -> [2,4]
function "example" {
  input {
  }

  stack {
    var $twice { value = [1, 2]|map:x => x * 2 }
  }

  response = $twice
}

//# F foreign-syntax -> 6
function "example" {
  input {
  }

  stack {
    var $sum { value = [1, 2, 3]|reduce:(acc, x) => acc + x }
  }

  response = $sum
}

//# F foreign-syntax -> [{"n":3}]
function "example" {
  input {
  }

  stack {
    var $big { value = [{n: 1}, {n: 3}]|filter:($row) => $row.n > 2 }
  }

  response = $big
}

//# E foreign-syntax "function \"name\""
export default async function total(items) {
  let sum = 0;
  for (const item of items) {
    sum += item.price;
  }
  return sum;
}
