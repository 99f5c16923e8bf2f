internal import Platform

extension CaptureError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .system(let error): "\(error.subject.map { $0 + ": " } ?? "")\(error.reason)"
    case .directory(let file): "\(file): a directory; name a capture file"
    case .empty(let file): "\(file): the file is empty; a capture has at least a header"
    case .notACapture(let file, let head):
      """
      \(file): not a capture (it begins with \(hexadecimal(head))); \
      pcap and pcapng are read, also packed by \(Packing.allCases.map(\.tool).joined(separator: ", "))
      """
    case .cutHeader(let file, let bytes, let needed):
      "\(file): the file ends after \(grouped(bytes)) of the \(grouped(needed)) bytes of its header"
    case .version(let file, let major, let minor):
      "\(file): version \(major).\(minor) of the format is unknown; this program reads 2.x"
    case .toolMissing(let file, let packing):
      """
      \(file): packed by \(packing.rawValue), and the program '\(packing.tool)' is not installed: \
      apt-get install \(packing.debianPackage)
      """
    case .unpacking(let file, let failure): "\(file): \(failure)"
    case .libraryMissing: "capturing needs libpcap: apt-get install libpcap0.8"
    case .libraryTooOld: "the installed libpcap is too old; version 1.5 or newer is needed"
    case .noInterface(let name, let available):
      switch available.count {
      case 0: "there is no interface '\(name)', nor any other"
      case 1: "there is no interface '\(name)', only \(available[0])"
      default: "there is no interface '\(name)'; there are \(available.joined(separator: ", "))"
      }
    case .interfaceDown(let name): "\(name) is down: sudo ip link set \(name) up"
    case .missingCapability(let interface, let capability, let program):
      """
      \(interface): capturing needs \(capability): \
      sudo setcap \(capability.lowercased())+ep \(program), or run with sudo
      """
    case .interfaceLost(let name, let reason): "\(name): \(reason)"
    case .filter(let filter, let reason):
      "filter '\(filter)': \(reason); see pcap-filter(7), for example 'tcp port 80'"
    case .privilegesKept(let user, let error):
      """
      the privileges could not be given up\(user.isEmpty ? "" : " for the user \(user)") \
      (\(error.call): \(error.reason)), so nothing was captured
      """
    }
  }
}

extension CaptureDamage: CustomStringConvertible {
  package var description: String {
    let kept =
      switch self.kept {
      case 0: "no packet before it"
      case 1: "kept the one before it"
      default: "kept the \(grouped(self.kept)) before it"
      }
    return "\(file): packet \(grouped(packet)) at byte \(grouped(offset)): \(reason); \(kept)"
  }
}

extension CaptureDamage.Reason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cut(let available, let needed):
      "the file ends in the middle of it, after \(grouped(available)) of \(grouped(needed)) bytes"
    case .packetLength(let length, let limit):
      "length \(grouped(length)) is over the \(grouped(limit)) that a packet can have"
    case .packetOverBlock(let length, let block):
      "length \(grouped(length)) does not fit in its block of \(grouped(block))"
    case .blockLength(let length, let type):
      "a block of type \(hexadecimal(type)) can't be \(grouped(length)) bytes long"
    case .blockLengthsDiffer(let front, let end):
      "its block has length \(grouped(front)) at the front and \(grouped(end)) at the end"
    case .byteOrderMark(let mark): "a section begins with the byte-order mark \(hexadecimal(mark))"
    case .version(let major, let minor):
      "a section has the unknown version \(major).\(minor)"
    case .interface(let index, let count):
      "it names interface \(grouped(index)) and the section has \(grouped(count))"
    case .interfaceCount(let limit): "more than \(grouped(limit)) interfaces"
    case .system(let error): "it can't be read (\(error.reason))"
    case .unpacking(let failure): "\(failure)"
    }
  }
}

extension UnpackingFailure: CustomStringConvertible {
  package var description: String {
    "\(tool) could not unpack it (\(message.isEmpty ? "status \(status)" : message))"
  }
}

/// A whole number with commas: `88,310`.
func grouped(_ value: Int) -> String {
  let digits = String(value.magnitude)
  var text = value < 0 ? "-" : ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return text
}

private func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined(separator: " ")
}

private func hexadecimal(_ value: UInt32) -> String { "0x" + String(value, radix: 16) }
