function "mail/welcome" {
  input {
    text name filters=trim
    email address
    bool is_member?
  }

  stack {
    var $offers {
      value = [
        {title: "Tea & Cake", price: 4.5, ends: "2025-02-01"}
        {title: "Books", price: 1200, ends: null}
      ]
    }
    var $link { value = "https://example.com/start?mail=" ~ ($input.address|url_encode) ~ "&from=mail" }

    util.template_engine {
      value = """
        {# One mail for members and guests. #}
        {%- macro price(amount, currency = 'EUR') -%}
          {{ amount|number_format(2, ',', '.') }} {{ currency }}
        {%- endmacro -%}
        <h1>Hello {{ $input.name|e }}!</h1>
        {% if $input.is_member %}
        <p>Thank you for being a member.</p>
        {% else %}
        <p><a href="{{ $link|e('html_attr') }}">Join</a> from {{ $env.REGION|upper }}</p>
        {% endif %}
        <ul>
        {% for offer in $offers %}
          <li class="{{ cycle(['odd', 'even'], loop.index0) }}">{{ offer.title|e }}: {{ _self.price(offer.price) }}
        {%- if offer.ends %} until {{ offer.ends|date('j F Y') }}{% endif %}</li>
        {% else %}
          <li>nothing this week</li>
        {% endfor %}
        </ul>
        """
    } as $html
  }

  response = $html|split:"\n"|map:($$|trim)|filter:($$ != "")
}
---
function "template_email" {
  input {
  }

  stack {
    function.run "mail/welcome" {
      input = {name: " <Ada> ", address: "ada@example.com", is_member: false}
    } as $guest
    function.run "mail/welcome" {
      input = {name: "Bob", address: "bob@example.com", is_member: true}
    } as $member
  }

  response = {guest: $guest, member: $member|slice:0:2}
}

//> {"guest": ["<h1>Hello &lt;Ada&gt;!</h1>", "<p><a href=\"https&#x3A;&#x2F;&#x2F;example.com&#x2F;start&#x3F;mail&#x3D;ada&#x25;40example.com&amp;from&#x3D;mail\">Join</a> from NORTH</p>", "<ul>", "<li class=\"odd\">Tea &amp; Cake: 4,50 EUR until 1 February 2025</li>", "<li class=\"even\">Books: 1.200,00 EUR</li>", "</ul>"], "member": ["<h1>Hello Bob!</h1>", "<p>Thank you for being a member.</p>"]}
