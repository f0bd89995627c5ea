function "data_dates" {
  input {
    timestamp start?="2025-03-09T01:30:00Z"
  }
  stack {
    var $t { value = "2025-03-09 06:30:00"|to_timestamp }
    var $out { value = {} }
    foreach (["UTC", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe"]) {
      each as $tz {
        var.update $out[$tz] { value = $t|format_timestamp:"Y-m-d H:i:s T P":$tz }
      }
    }
    var $later { value = $t|transform_timestamp:"+1 day":"America/New_York"|format_timestamp:"c":"America/New_York" }
    var $month_end { value = "2024-02-10"|to_timestamp|transform_timestamp:"last day of this month"|format_timestamp:"D, d M Y" }
    var $monday { value = "2025-07-16"|to_timestamp|transform_timestamp:"monday this week"|format_timestamp:"Y-m-d" }
    var $quarter { value = (("2025-08-20"|to_timestamp|format_timestamp:"n"|to_int) / 3)|ceil }
    var $days { value = (("2025-12-25"|to_timestamp) - ("2025-07-04"|to_timestamp)) / 86400000 }
    var $parsed { value = "31/12/2025 23:59"|parse_timestamp:"d/m/Y H:i":"Europe/Paris" }
    var $birth { value = "2000-02-29"|to_timestamp }
    var $age { value = (("2025-02-28"|to_timestamp|format_timestamp:"Ymd"|to_int) - ($birth|format_timestamp:"Ymd"|to_int)) / 10000 }
  }
  response = {
    out: $out
    later: $later
    month_end: $month_end
    monday: $monday
    quarter: $quarter
    days: $days
    parsed: $parsed
    age: ($age|floor)
    input: $input.start
    iso: ($input.start|format_timestamp:"l jS \\o\\f F Y h:i:s A, W z t L N U":"UTC")
    secs: ($t|to_seconds)
    add: ($t|add_secs_to_timestamp:90|format_timestamp:"H:i:s")
    atom: (0|format_timestamp:"D, d M Y H:i:s O":"UTC")
  }
}

//> {"out":{"UTC":"2025-03-09 06:30:00 UTC +00:00","America/New_York":"2025-03-09 01:30:00 EST -05:00","Europe/Berlin":"2025-03-09 07:30:00 CET +01:00","Asia/Kolkata":"2025-03-09 12:00:00 IST +05:30","Australia/Lord_Howe":"2025-03-09 17:30:00 +11 +11:00"},"later":"2025-03-10T01:30:00-04:00","month_end":"Thu, 29 Feb 2024","monday":"2025-07-14","quarter":3,"days":174,"parsed":1767221940000,"age":24,"input":1741483800000,"iso":"Sunday 9th of March 2025 01:30:00 AM, 10 67 31 0 7 1741483800","secs":1741501800,"add":"06:31:30","atom":"Thu, 01 Jan 1970 00:00:00 +0000"}
