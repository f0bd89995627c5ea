// A feed of news: the entries with their links, and what the same reader says about a broken one.
function "data_xml_feed" {
  input {
  }

  stack {
    var $feed {
      value = """
        <?xml version="1.0" encoding="UTF-8"?>
        <feed version="2">
          <title>Tea &amp; Toast</title>
          <entry id="7"><name>First</name><link href="https://example.com/?a=1&amp;b=2"/></entry>
          <entry id="8"><name><![CDATA[<Second>]]></name></entry>
        </feed>
        """
    }

    function.run "read_feed" {
      input = { xml: $feed|trim }
    } as $good

    function.run "read_feed" {
      input = { xml: "<feed>\n  <title>Tea</feed>" }
    } as $bad

    function.run "read_feed" {
      input = { xml: "<!DOCTYPE f [<!ENTITY e \"x\">]><feed>&e;</feed>" }
    } as $bomb
  }

  response = { good: $good, bad: $bad, bomb: $bomb }
}

---

function "read_feed" {
  input {
    text xml
  }

  stack {
    var $entries {
      value = []
    }

    var $title {
      value = null
    }

    var $problem {
      value = null
    }

    try_catch {
      try {
        var $document {
          value = $input.xml|xml_decode
        }

        foreach ($document.feed.value) {
          each as $part {
            conditional {
              if ($part|has:"title") {
                var.update $title {
                  value = $part.title.value
                }
              }

              elseif ($part|has:"entry") {
                function.run "read_entry" {
                  input = { entry: $part.entry }
                } as $entry

                array.push $entries {
                  value = $entry
                }
              }
            }
          }
        }
      }

      catch {
        var.update $problem {
          value = $error.message
        }
      }
    }
  }

  response = { title: $title, entries: $entries, problem: $problem }
}

---

function "read_entry" {
  input {
    json entry
  }

  stack {
    var $entry {
      value = { id: $input.entry["@attributes"].id|to_int, link: null }
    }

    foreach ($input.entry.value) {
      each as $part {
        conditional {
          if ($part|has:"name") {
            var.update $entry.name {
              value = $part.name.value
            }
          }

          elseif ($part|has:"link") {
            var.update $entry.link {
              value = $part.link["@attributes"].href|url_getarg:"b"
            }
          }
        }
      }
    }
  }

  response = $entry
}

//> {"good":{"title":"Tea & Toast","entries":[{"id":7,"link":"2","name":"First"},{"id":8,"link":null,"name":"<Second>"}],"problem":null},"bad":{"title":null,"entries":[],"problem":"Error parsing XML: unexpected close tag at line 2, column 19"},"bomb":{"title":null,"entries":[],"problem":"Error parsing XML: undefined entity at line 1, column 39"}}
