function "data_money" {
  input {
  }
  stack {
    var $prices { value = [19.99, 5.005, 0.1, 1234567.891, -2.5, 2.675, 1.005] }
  }
  response = {
    fmt: ($prices|map:($$|number_format:2:".":","))
    eu: ($prices|map:($$|number_format:2:",":"."))
    plain: (1234567.5|number_format:0:"":"")
    def: (1234.5|number_format)
    rnd: ($prices|map:($$|round:2))
    cents: ((19.99 * 100)|round|to_int)
    tax: ((19.99 * 0.19)|round:2)
    neg: (-3.55|round:1)
    big: (12345|round:-2)
    split: [(10 / 3)|round:2, 10 - ((10 / 3)|round:2) * 2]
    usd: ("$" ~ (99.5|number_format:2))
    sum: ([0.1, 0.2, 0.3]|sum)
    ceil: ((2.1|ceil) ~ "/" ~ (-2.1|floor))
    mod: (17 % 5)
    avg: ([1, 2, 2]|avg|round:3)
    pct: ((45 / 60) * 100)
    whole: (10 / 2)
    tiny: (1 / 3)
    exp: (2|pow:10)
  }
}

//> {"fmt":["19.99","5.01","0.10","1,234,567.89","-2.50","2.68","1.01"],"eu":["19,99","5,01","0,10","1.234.567,89","-2,50","2,68","1,01"],"plain":"1234568","def":"1,235","rnd":[19.99,5.01,0.1,1234567.89,-2.5,2.68,1.01],"cents":1999,"tax":3.8,"neg":-3.6,"big":12300,"split":[3.33,3.34],"usd":"$99.50","sum":0.6000000000000001,"ceil":"3/-3","mod":2,"avg":1.667,"pct":75,"whole":5,"tiny":0.3333333333333333,"exp":1024}
