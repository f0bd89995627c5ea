//# F wrong-attribute-value unknown-attribute
table "book" {
  auth = false

  schema {
    int id
    text title
  }

  index = [
    {type: "primary", field: [{name: "id"}]}
    {type: "index", field: [{name: "title", direction: "asc"}]}
  ]
}
