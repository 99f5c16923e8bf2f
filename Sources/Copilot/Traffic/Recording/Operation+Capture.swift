internal import Platform

extension Operation {
  /// Records the packets of an interface.
  static let capture = Operation(
    "capture", summary: "Record the packets of an interface into a file",
    parameters: [
      Parameter(
        "interface", .text, valueName: "IF", help: "which; any for all (the default route's)",
        shortName: "i"),
      Parameter(
        "write", .text, valueName: "FILE",
        help: "where to: pcapng when it ends so, else pcap; - for a pipe", isRequired: true,
        shortName: "w"),
      Parameter(
        "filter", .text, valueName: "F", help: "only what this accepts: 'tcp port 80'",
        shortName: "f"),
      Parameter(
        "snap_length", .integer(RecordingRequest.snapshotLengths), valueName: "N",
        help: "bytes kept of each packet (262144)", shortName: "s"),
      Parameter(
        "count", .integer(RecordingRequest.counts), valueName: "N",
        help: "end after so many packets", shortName: "c"),
      Parameter("seconds", .number, valueName: "N", help: "end after so many seconds"),
      Parameter(
        "ring_size", .text, valueName: "S", help: "begin a new file before this size: 64k, 10M"),
      Parameter(
        "ring_seconds", .integer(RecordingRequest.counts), valueName: "N",
        help: "begin a new file after so many seconds"),
      Parameter(
        "ring_files", .integer(RecordingRequest.counts), valueName: "N",
        help: "keep so many files, the oldest go"),
      Parameter("promiscuous", .flag, help: "take packets for other machines too"),
      Parameter(
        "immediate", .flag, help: "take each packet at once; more are lost when there are many"),
      Parameter("buffer_size", .text, valueName: "S", help: "the kernel's buffer (16MiB)"),
      Parameter(
        "user", .text, valueName: "USER",
        help: "go on with this user's rights once the interface is open (who called sudo)"),
    ],
    isChange: true
  ) { (copilot, arguments) throws(OperationError) in
    var request = try RecordingRequest(arguments)
    // Nobody could end it.
    guard request.count != nil || request.seconds != nil else {
      throw .missingOneOf(["count", "seconds"])
    }
    guard request.file != "-" else {
      throw .wrongArgument(name: "write", value: "-", expected: "a file")
    }
    request.mayChangeUser = false
    return .recording(try TrafficRecording(request, environment: .current()).run())
  }
}
