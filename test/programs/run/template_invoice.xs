// An invoice as a table, and the same data as JSON that is read back.
function "template_invoice" {
  input {
  }

  stack {
    var $invoice {
      value = {
        number: 17
        date: "2025-01-31"
        customer: {name: "Lovelace Ltd", city: null}
        lines: [
          {text: "Engine", pieces: 2, price: 199.99}
          {text: "Oil, \"fine\"", pieces: 10, price: 0.125}
        ]
        rate: 19
      }
    }

    util.template_engine {
      value = """
        {%- set total = 0 -%}
        Invoice {{ '%05d'|format($invoice.number) }} of {{ $invoice.date|date('d.m.Y') }}, due {{ $invoice.date|date_modify('+30 days')|date('d.m.Y') }}
        {{ $invoice.customer.name|upper }}{{ $invoice.customer.city ? ', ' ~ $invoice.customer.city }}
        {% for line in $invoice.lines %}
        {%- set amount = line.pieces * line.price -%}
        {%- set total = total + amount -%}
        {{ loop.index }}. {{ '%-14s'|format(line.text) }}|{{ '%3d'|format(line.pieces) }} x {{ '%8.3f'|format(line.price) }} = {{ '%8s'|format(amount|number_format(2)) }}
        {% endfor %}
        {%- set tax = (total * $invoice.rate / 100)|round(2) -%}
        {{ '%43s'|format((total + tax)|number_format(2)) }} with {{ tax }} tax
        """
    } as $page

    util.template_engine {
      value = """
        { "lines": [
        {% for line in $var.invoice.lines|filter(line => line.pieces > 0)|sort((a, b) => b.pieces <=> a.pieces) %}
          { "text": {{ line.text|json_encode }}, "of": {{ loop.length }} }{{ not loop.last ? ',' }}
        {% endfor %}
        ], "cities": {{ [$invoice.customer.city]|json_encode }} }
        """
    } as $data|json_decode
  }

  response = {page: $page|trim|split:"\n"|map:($$|trim), data: $data}
}

//> {"page": ["Invoice 00017 of 31.01.2025, due 02.03.2025", "LOVELACE LTD", "1. Engine        |  2 x  199.990 =   399.98", "2. Oil, \"fine\"   | 10 x    0.125 =     1.25", "477.46 with 76.23 tax"], "data": {"lines": [{"text": "Oil, \"fine\"", "of": 2}, {"text": "Engine", "of": 2}], "cities": [null]}}
