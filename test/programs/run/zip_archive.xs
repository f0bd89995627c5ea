// Packs reports of several months into one locked archive, corrects one of them, and unpacks what is left.
function "zip_archive" {
  input {
  }

  stack {
    var $months {
      value = [
        {month: "2026-01", sales: [3, 5], note: "slow, but steady"}
        {month: "2026-02", sales: [8], note: "a \"quoted\" note"}
        {month: "2026-03", sales: [], note: ""}
      ]
    }

    zip.create_archive {
      filename = "reports.zip"
      password = "only for us"
      password_encryption = "AES-256"
    } as $archive

    foreach ($months) {
      each as $report {
        storage.create_file_resource {
          filename = $report.month ~ ".json"
          filedata = $report|json_encode
        } as $file
        zip.add_to_archive {
          file = $file
          zip = $archive
          filename = ("reports/%s"|sprintf:$file.name)
        }
      }
    }

    // The last month has no sales: its report goes, and that of the first is replaced.
    zip.delete_from_archive {
      filename = "reports/2026-03.json"
      zip = $archive
    }

    storage.create_file_resource {
      filename = "corrected.json"
      filedata = {month: "2026-01", sales: [3, 5, 1], note: "corrected"}|json_encode
    } as $corrected
    zip.add_to_archive {
      file = $corrected
      zip = $archive
      filename = "reports/2026-01.json"
    }

    zip.view_contents {
      zip = $archive
    } as $contents

    var $locked {
      value = false
    }
    try_catch {
      try {
        zip.extract {
          zip = $archive
          password = "wrong"
        } as $files
      }

      catch {
        var $locked {
          value = $error.message
        }
      }
    }

    zip.extract {
      zip = $archive
      password = "only for us"
    } as $files

    var $totals {
      value = {}
    }
    foreach ($files) {
      each as $file {
        storage.read_file_resource {
          value = $file
        } as $read
        var $report {
          value = $read.data|json_decode
        }
        var.update $totals {
          value = $totals|set:$report.month:($report.sales|sum)
        }
      }
    }
  }

  response = {
    contents: $contents.path
    locked  : $locked
    names   : $files.name
    totals  : $totals
  }
}

//> {"contents":["reports/2026-02.json","reports/2026-01.json"],"locked":"The password does not open reports.zip","names":["reports/2026-02.json","reports/2026-01.json"],"totals":{"2026-02":8,"2026-01":9}}
