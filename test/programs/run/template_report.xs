// A report in Markdown, in groups, with distances.
function "template_report" {
  input {
  }

  stack {
    var $home { value = {name: "Paris", at: [48.8566, 2.3522]} }
    var $places {
      value = [
        {name: "London", region: "north", at: [51.5074, -0.1278]}
        {name: "Lyon", region: "south", at: [45.764, 4.8357]}
        {name: "Nice", region: "south", at: [43.7102, 7.262]}
      ]
    }
    var $rows { value = [] }
    foreach ($places) {
      each as $place {
        util.geo_distance {
          latitude_1 = $home.at[0]
          longitude_1 = $home.at[1]
          latitude_2 = $place.at[0]
          longitude_2 = $place.at[1]
        } as $metres
        array.push $rows { value = $place|set:"km":($metres / 1000) }
      }
    }

    util.template_engine {
      value = """
        {% set regions = {} %}
        {% for row in $rows %}
          {%- set regions = regions|merge({(row.region): (regions[row.region] ?? [])|merge([row])}) -%}
        {% endfor %}
        # From {{ $home.name }}
        {% for region, rows in regions %}

        ## {{ region|capitalize }} ({{ rows|length }})
        {% for row in rows|sort((a, b) => b.km <=> a.km) %}
        - {{ row.name }}: {{ row.km|round }} km{{ row.km|round is divisible by(2) ? ' (even)' }}
        {% endfor %}
        {% endfor %}

        Farthest: {{ $rows|reduce((best, row) => best is null or row.km > best.km ? row : best).name }},
        in all {{ $rows|column('km')|reduce((sum, km) => sum + km, 0)|number_format }} km,
        near: {{ $rows|filter(row => row.km < 400)|column('name')|join(', ', ' and ') }}.
        {% verbatim %}{{ not a variable }}{% endverbatim %}
        """
    } as $report
  }

  response = $report|split:"\n"|map:($$|trim)|filter:($$ != "")
}

//> ["# From Paris", "## North (1)", "- London: 344 km (even)", "## South (2)", "- Nice: 685 km", "- Lyon: 391 km", "Farthest: Nice,", "in all 1,420 km,", "near: London and Lyon.", "{{ not a variable }}"]
