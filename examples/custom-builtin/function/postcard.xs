// Uses a filter and a function that are written in TypeScript, in the folder builtins.
function "postcard" {
  input {
    text sender filters=trim
    json from
    json to
  }

  stack {
    function.run "geo/distance" {
      input = {from: $input.from, to: $input.to}
    } as $distance

    var $signature {
      value = $input.sender|initials:"."
    }
  }

  response = {
    text      : "Greetings from " ~ $distance.kilometres ~ " km away, " ~ $signature
    kilometres: $distance.kilometres
  }
}
