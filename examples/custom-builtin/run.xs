run.job "Postcard" {
  main = {
    name : "postcard"
    input: {
      sender: "ada king lovelace"
      from  : {lat: 51.5074, lon: -0.1278}
      to    : {lat: 48.8566, lon: 2.3522}
    }
  }
}
