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
      mock = {"writes without knowing the distance": {kilometres: 0}}
    } as $distance

    var $signature {
      value = $input.sender|initials:"."
    }
  }

  response = {
    text      : "Greetings from " ~ $distance.kilometres ~ " km away, " ~ $signature
    kilometres: $distance.kilometres
  }

  // The filter and the function in TypeScript run in tests as they do elsewhere.
  test "tells the distance and signs" {
    input = {
      sender: " grace hopper "
      from  : {lat: 0, lon: 0}
      to    : {lat: 0, lon: 1}
    }

    expect.to_equal ($response) {
      value = {
        text      : "Greetings from 111 km away, G.H."
        kilometres: 111
      }
    }
  }

  test "writes without knowing the distance" {
    input = {sender: "Grace", from: {}, to: {}}

    expect.to_equal ($response.text) {
      value = "Greetings from 0 km away, G."
    }
  }

  test "needs both ends" {
    input = {sender: "Grace", from: {lat: 0, lon: 0}, to: {lat: 48.8}}

    expect.to_throw {
      exception = "A point needs lat and lon"
    }
  }
}
