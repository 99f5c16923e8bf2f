import Glibc
import Platform

/// Numbers as a person reads them.
enum Figures {
  /// A duration: `412 µs`, `12 ms`, `4.05 s`, `2 min 5 s`, `3 h 20 min`, `2 d 4 h`.
  static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0 else { return "?" }
    switch seconds {
    case ..<0.000_999_5: return "\(Int((seconds * 1_000_000).rounded())) µs"
    case ..<0.009_995: return decimal(seconds * 1000, places: 1) + " ms"
    case ..<0.999_5: return "\(Int((seconds * 1000).rounded())) ms"
    case ..<9.995: return decimal(seconds, places: 2) + " s"
    case ..<59.95: return decimal(seconds, places: 1) + " s"
    default: break
    }
    let whole = Int(min(seconds, 1e15).rounded())
    switch whole {
    case ..<3600: return "\(whole / 60) min \(whole % 60) s"
    case ..<86_400: return "\(whole / 3600) h \(whole / 60 % 60) min"
    default: return "\(whole / 86_400) d \(whole / 3600 % 24) h"
    }
  }

  /// A running time in whole seconds: `4 s`, `2 min 5 s`.
  static func elapsed(_ seconds: Double) -> String {
    guard seconds >= 0, seconds < 60 else { return duration(seconds.rounded(.down)) }
    return "\(Int(seconds)) s"
  }

  /// A count of bytes in powers of 1000: `336 B`, `3.2 MB`.
  static func bytes(_ count: Int64) -> String {
    let units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"]
    var value = Double(count.magnitude)
    var unit = 0
    while value >= 999.5, unit < units.count - 1 {
      value /= 1000
      unit += 1
    }
    let sign = count < 0 ? "-" : ""
    let digits = unit == 0 || value >= 99.95 ? "\(Int(value.rounded()))" : decimal(value, places: 1)
    return "\(sign)\(digits) \(units[unit])"
  }

  /// A whole number with commas: `48,211`.
  static func grouped(_ value: Int) -> String {
    let digits = String(value.magnitude)
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return value < 0 ? "-" + result : result
  }

  /// How many there are of something: `1 flow`, `2,100 flows`.
  static func count(_ number: some BinaryInteger, _ noun: String) -> String {
    "\(grouped(Int(clamping: number))) \(noun)\(number == 1 ? "" : "s")"
  }

  /// A number with a fixed count of places after the point.
  static func decimal(_ value: Double, places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled.isFinite, scaled < 9e15 else { return "\(value)" }
    let whole = Int64(scaled) / Int64(scale)
    let fraction = String(Int64(scaled) % Int64(scale))
    let zeros = String(repeating: "0", count: max(0, places - fraction.utf8.count))
    return (value < 0 && scaled > 0 ? "-" : "") + "\(whole)"
      + (places > 0 ? ".\(zeros)\(fraction)" : "")
  }

  /// How long ago: `now`, `5 min ago`, `2 h ago`, `3 d ago`, else the date.
  static func age(of moment: Timestamp, now: Timestamp) -> String {
    let seconds = Int((now.seconds - moment.seconds).rounded(.down))
    switch seconds {
    case ..<(-60): return String(moment.rfc3339.prefix(10))
    case ..<10: return "now"
    case ..<60: return "\(seconds) s ago"
    case ..<3600: return "\(seconds / 60) min ago"
    case ..<86_400: return "\(seconds / 3600) h ago"
    case ..<1_209_600: return "\(seconds / 86_400) d ago"
    default: return String(moment.rfc3339.prefix(10))
    }
  }

  /// The local time of day or date: `14:02:11` today, else `2026-11-20 14:02`.
  static func clock(_ moment: Timestamp, now: Timestamp) -> String {
    let local = LocalTime(moment)
    return LocalTime(now).date == local.date ? local.time : local.date + " " + local.time.prefix(5)
  }
}

/// A moment on this machine's clock. The corresponding C function is `localtime_r`.
struct LocalTime {
  let date: String
  let time: String

  init(_ moment: Timestamp) {
    var seconds = time_t(moment.microseconds / 1_000_000)
    var parts = tm()
    localtime_r(&seconds, &parts)
    func two(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
    date = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    time = "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
  }
}

/// The names of signals. The corresponding C function is `sigabbrev_np`.
enum SignalName {
  static func text(_ number: Int) -> String {
    let names: [Int: String] = [
      1: "HUP", 2: "INT", 3: "QUIT", 4: "ILL", 5: "TRAP", 6: "ABRT", 7: "BUS", 8: "FPE",
      9: "KILL", 10: "USR1", 11: "SEGV", 12: "USR2", 13: "PIPE", 14: "ALRM", 15: "TERM",
      18: "CONT", 19: "STOP", 20: "TSTP", 21: "TTIN", 22: "TTOU", 24: "XCPU", 25: "XFSZ",
      31: "SYS",
    ]
    return names[number] ?? "\(number)"
  }

  /// The number of `9`, `KILL` or `SIGKILL`; nil for anything else.
  static func number(_ word: String) -> Int32? {
    if let number = Int32(word) { return (0...64).contains(number) ? number : nil }
    let upper = word.uppercased()
    let name = upper.hasPrefix("SIG") ? String(upper.dropFirst(3)) : upper
    return (1...31).first { text($0) == name }.map { Int32($0) }
  }
}
