import JSON
import Platform
import Testing

/// What `flows` and `analyze` write, read back as other programs read it.
@Suite("Traffic reports") struct TrafficReportTests {
  let program: ProgramRun

  init() throws { program = try ProgramRun() }

  /// Where the captures lie, from where this source lies.
  private func capture(_ name: String, file: String = #filePath) -> String {
    file.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
      .joined(separator: "/") + "/captures/" + name
  }

  /// The cells of a line of CSV. Source: RFC 4180.
  private func cells(_ line: String) -> [String] {
    var cells = [""]
    var isQuoted = false
    var wasQuote = false
    for character in line {
      if character == "\"" {
        if isQuoted || !wasQuote {
          isQuoted.toggle()
        } else {
          cells[cells.count - 1] += "\""
          isQuoted = true
        }
        wasQuote = !isQuoted
        continue
      }
      wasQuote = false
      if character == ",", !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  @Test("CSV and JSON say the same of every flow, column by column") func faces() throws {
    for name in ["office.pcap", "port-scan.pcap", "two-interfaces.pcapng"] {
      let csv = try program("flows", capture(name), "--csv")
      let json = try program("--json", "flows", capture(name))
      #expect(csv.status == 0 && json.status == 0)
      let header = cells(try #require(csv.lines.first))
      #expect(header.count == 44 && Set(header).count == 44)
      #expect(
        Array(header.prefix(8)) == [
          "flow_id", "started_at", "duration_seconds", "protocol", "src", "src_port", "dst",
          "dst_port",
        ])
      #expect(csv.lines.count == json.lines.count + 1)
      for (line, text) in zip(csv.lines.dropFirst(), json.lines) {
        let row = cells(line)
        let object = try #require(try JSONValue(parsing: text).objectValue)
        #expect(object.keys == header)
        for (key, cell) in zip(header, row) {
          let value = object[key] ?? .null
          if let list = value.arrayValue {
            #expect(cell == list.map { $0.text() }.joined(separator: " "))
          } else {
            #expect(cell == (value.isNull ? "" : value.stringValue ?? value.text()), "\(key)")
          }
        }
      }
    }
    let table = try program("flows", capture("office.pcap"), "--limit", "3")
    #expect(table.lines.count == 4 && table.lines[0].hasPrefix("started"))
  }

  @Test("Zeek's logs have as many typed fields as their headers say") func zeek() throws {
    let directory = program.home.path + "/zeek"
    for name in ["office.pcap", "host-sweep.pcap", "brute-force.pcap", "dns-tunnel.pcap"] {
      let run = try program("--json", "analyze", capture(name), "--zeek", directory)
      #expect(run.status == 0)
      let summary = try JSONValue(parsing: try #require(run.lines.last))
      var uids: Set<String> = []
      var networkBytes = 0
      for (log, count) in [
        ("conn", summary["flows"]?.intValue), ("notice", summary["findings"]?.intValue),
      ] {
        let lines = String(decoding: try Files.read("\(directory)/\(log).log"), as: UTF8.self)
          .split(separator: "\n").map(String.init)
        func header(_ name: String) -> [String] {
          let line = lines.first { $0.hasPrefix("#\(name)\t") } ?? ""
          return line.split(separator: "\t", omittingEmptySubsequences: false).dropFirst()
            .map(String.init)
        }
        let (fields, types) = (header("fields"), header("types"))
        #expect(lines.first == "#separator \\x09" && header("path") == [log])
        #expect(fields.count == types.count && fields.count == (log == "conn" ? 21 : 9))
        let rows = lines.filter { !$0.hasPrefix("#") }
        #expect(Int64(rows.count) == count)
        for row in rows {
          let cells = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
          #expect(cells.count == fields.count)
          for (cell, (field, type)) in zip(cells, zip(fields, types)) where cell != "-" {
            switch type {
            case "time", "interval": #expect(Double(cell) != nil, "\(field): \(cell)")
            case "count", "port": #expect(UInt64(cell) != nil, "\(field): \(cell)")
            case "addr":
              #expect(cell.allSatisfy { $0.isHexDigit || $0 == "." || $0 == ":" }, "\(cell)")
            default: #expect(!cell.isEmpty, "\(field)")
            }
          }
          guard log == "conn" else {
            #expect(cells[1] == "-" || uids.contains(cells[1]))
            #expect(cells[2].hasPrefix("NetCopilot::"))
            continue
          }
          networkBytes += try #require(Int(cells[17])) + (try #require(Int(cells[19])))
          #expect(uids.insert(cells[1]).inserted)
          #expect(["tcp", "udp", "icmp"].contains(cells[6]))
          #expect(cells[7] != "tls")
        }
      }
      #expect(networkBytes == networkLengths(try Files.read(capture(name))))
    }
  }

  /// The sum of the lengths in the IP headers of a classic capture of Ethernet frames without tags.
  private func networkLengths(_ bytes: [UInt8]) -> Int {
    var sum = 0
    var place = 24
    while place + 16 <= bytes.count {
      let length = (0..<4).reduce(0) { $0 | Int(bytes[place + 8 + $1]) << (8 * $1) }
      let frame = bytes[(place + 16)..<(place + 16 + length)]
      let start = frame.startIndex
      func word(_ offset: Int) -> Int {
        Int(frame[start + offset]) << 8 | Int(frame[start + offset + 1])
      }
      switch word(12) {
      case 0x0800: sum += word(16)
      case 0x86DD: sum += 40 + word(18)
      default: break
      }
      place += 16 + length
    }
    return sum
  }

  @Test("EVE events have the fields of their kinds") func eve() throws {
    let path = program.home.path + "/eve.json"
    for name in ["office.pcap", "syn-flood.pcap", "beacon.pcap"] {
      let run = try program("--json", "analyze", capture(name), "--eve", path)
      let summary = try JSONValue(parsing: try #require(run.lines.last))
      let events = try String(decoding: Files.read(path), as: UTF8.self).split(separator: "\n")
        .map { try JSONValue(parsing: String($0)) }
      func all(_ kind: String) -> [JSONValue] {
        events.filter { $0["event_type"]?.stringValue == kind }
      }
      #expect(Int64(all("flow").count) == summary["flows"]?.intValue)
      #expect(Int64(all("alert").count) == summary["findings"]?.intValue)
      #expect(all("flow").count + all("alert").count == events.count)
      for event in events {
        let time = try #require(event["timestamp"]?.stringValue)
        #expect(time.utf8.count == 31 && time.hasSuffix("+0000") && time.hasPrefix("2026-01-05T"))
      }
      for event in all("flow") {
        #expect(event["flow_id"]?.intValue != nil)
        #expect(event["src_ip"]?.stringValue != nil && event["dest_ip"]?.stringValue != nil)
        for key in ["pkts_toserver", "pkts_toclient", "bytes_toserver", "bytes_toclient", "age"] {
          #expect(event["flow"]?[key]?.intValue != nil, "\(key)")
        }
        let isPorted = event["proto"]?.stringValue != "ICMP"
        #expect((event["src_port"]?.intValue != nil) == isPorted)
        #expect((event["tcp"] != nil) == (event["proto"]?.stringValue == "TCP"))
      }
      for event in all("alert") {
        let alert = try #require(event["alert"])
        #expect((1...3).contains(alert["severity"]?.intValue ?? 0))
        #expect(alert["signature_id"]?.intValue.map { $0 > 9_000_000 } == true)
        #expect(alert["signature"]?.stringValue?.hasPrefix("NetCopilot ") == true)
      }
    }
  }

  @Test("a page is whole, holds every finding, and asks for nothing outside") func page() throws {
    let path = program.home.path + "/report.html"
    for name in ["host-sweep.pcap", "office.pcap", "beacon.pcap", "two-interfaces.pcapng"] {
      let run = try program("--json", "analyze", capture(name), "--html", path)
      let page = String(decoding: try Files.read(path), as: UTF8.self)
      #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
      try expectBalanced(page)
      for line in run.lines.dropLast() {
        let finding = try JSONValue(parsing: line)
        let number = try #require(finding["id"]?.intValue)
        #expect(page.contains("<article id=\"f\(number)\""))
        #expect(page.contains("href=\"#f\(number)\""))
      }
      for outside in ["<script", "<img", "<link", "src=", "url(", "@import"] {
        #expect(!page.contains(outside), "\(outside)")
      }
    }
  }

  @Test("signs of HTML in names stay text") func hostilePage() throws {
    let path = program.home.path + "/<b>&\"'x.pcap"
    try Files.replace(path, with: Files.read(capture("beacon.pcap")))
    let page = program.home.path + "/report.html"
    #expect(try program("analyze", path, "--html", page).status == 0)
    let text = String(decoding: try Files.read(page), as: UTF8.self)
    #expect(text.contains("<h1>&lt;b&gt;&amp;&quot;&#39;x.pcap</h1>"))
    #expect(!text.contains("<b>"))
    try expectBalanced(text)
  }

  /// Expects that every element that is opened is closed, in order.
  private func expectBalanced(_ page: String) throws {
    let empty: Set<String> = ["!DOCTYPE", "meta", "rect", "line", "polygon", "br"]
    var open: [String] = []
    for piece in page.split(separator: "<").dropFirst(0) {
      let tag = piece.prefix { $0 != ">" && $0 != " " && $0 != "\n" }
      if tag.hasPrefix("/") {
        #expect(open.popLast() == String(tag.dropFirst()))
      } else if !empty.contains(String(tag)), piece.contains(">") {
        open.append(String(tag))
      }
    }
    #expect(open.isEmpty, "\(open)")
  }

  @Test("a file that can't be written is said, and the analysis is told all the same")
  func unwritable() throws {
    let run = try program(
      "analyze", capture("beacon.pcap"), "--html", program.home.path + "/no/such/page.html")
    #expect(run.status == 1)
    #expect(run.output.contains("beacon"))
    #expect(run.errors.contains("page.html"))
  }
}
