extension RequestReading {
  /// What `named` and `called` name, by the word before them.
  var kindOfNamed: SlotName {
    let end = lowercased.firstIndex { ["called", "named"].contains($0) } ?? 0
    return switch word(end - 1) {
    case "interface", "nic", "device": .interface
    case "file": .file
    case "directory", "folder": .directory
    case "service", "daemon", "unit": .service
    case "user": .user
    case "namespace": .namespace
    default: .name
    }
  }

  /// Whether the request says something that is done with services.
  var isAboutService: Bool {
    lowercased.contains { RequestVocabulary.serviceVerbs.contains($0) }
  }
}
