function "data_urls" {
  input {
  }
  stack {
    var $u { value = "https://user:pw@api.example.com:8443/v1/items?page=2&q=a%20b&tag=x&tag=y#frag" }
    var $p { value = $u|url_parse }
    var $q { value = $p.query|querystring_parse }
    var $params { value = {name: "Ann & Bob", city: "São Paulo", empty: "", n: 0, plus: "1+1=2"} }
    var $pairs { value = [] }
    foreach ($params|entries) {
      each as $e {
        array.push $pairs { value = $e.key ~ "=" ~ ($e.value|to_text|url_encode_rfc3986) }
      }
    }
    var $qs { value = $pairs|join:"&" }
    var $a { value = "https://x.co/p"|url_addarg:"a":"1 2"|url_addarg:"b":"é" }
  }
  response = {
    host: $p.host
    port: $p.port
    user: $p.user
    path: ($p.path|split:"/"|filter_empty)
    fragment: $p.fragment
    page: ($q.page|to_int)
    q: $q.q
    qs: $qs
    a: $a
    has: ($a|url_hasarg:"b")
    get: ($a|url_getarg:"a":"?")
    del: ($a|url_delarg:"a"|url_delarg:"b")
    enc: ("a b&c/d?é~"|url_encode)
    dec: ("a+b%26c"|url_decode)
    raw: ("a+b%26c"|url_decode_rfc3986)
    simple: ("/rel/path?x=1"|url_parse)
  }
}

//> {"host":"api.example.com","port":8443,"user":"user","path":["v1","items"],"fragment":"frag","page":2,"q":"a b","qs":"name=Ann%20%26%20Bob&city=S%C3%A3o%20Paulo&empty=&n=0&plus=1%2B1%3D2","a":"https://x.co/p?a=1+2&b=%C3%A9","has":true,"get":"1 2","del":"https://x.co/p","enc":"a+b%26c%2Fd%3F%C3%A9%7E","dec":"a b&c","raw":"a+b&c","simple":{"path":"/rel/path","query":"x=1"}}
