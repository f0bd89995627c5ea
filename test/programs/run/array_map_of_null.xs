function "array_map_of_null" {
  input {
    json? rows?
  }

  stack {
    array.map ($input.rows) { //! Please use a numerically indexed array.
      by = $this.id
    } as $ids
  }

  response = $ids
}

//? This list is null. Where it may be missing, write `$list ?? []`.
