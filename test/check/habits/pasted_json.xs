//# E foreign-syntax "function"
{
  "name": "example",
  "input": {"a": 1}
}

//# E foreign-syntax "JSON"
[{"id": 1}, {"id": 2}]
