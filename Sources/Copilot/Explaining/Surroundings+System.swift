internal import Glibc
package import Platform

extension Surroundings {
  /// The facts of this machine.
  ///
  /// - Parameters:
  ///   - environment: Where programs are looked for.
  ///   - hosts: The hosts that the user knows.
  ///   - directory: Where the command ran.
  package static func system(
    _ environment: ProcessEnvironment, hosts: [String], directory: String?
  ) -> Surroundings {
    Surroundings(
      interfaces: { Files.names(in: "/sys/class/net").filter { $0 != "lo" }.sorted() },
      isRoot: geteuid() == 0,
      hasDefaultRoute: { hasRoute("/proc/net/route") || hasRoute("/proc/net/ipv6_route") },
      path: { environment.path(ofProgram: $0) },
      programs: {
        Set(environment.searchPath.flatMap { Files.names(in: $0) }).sorted()
      },
      names: { Files.names(in: $0).sorted() },
      mode: { path in
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
      },
      hosts: hosts + hostsFile(), homeDirectory: environment.homeDirectory, directory: directory)
  }

  /// Whether a route table of the kernel has a default route that leads to an interface.
  private static func hasRoute(_ path: String) -> Bool {
    let bytes = (try? Files.read(path, limit: 1 << 20)) ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").contains { line in
      let fields = line.split { $0 == "\t" || $0 == " " }
      guard fields.count > 7 else { return false }
      if fields[0].utf8.count == 32 {
        return fields[0].allSatisfy { $0 == "0" } && fields[1] == "00" && fields.last != "lo"
      }
      return fields[1] == "00000000" && fields[7] == "00000000"
    }
  }

  /// The names of `/etc/hosts`.
  private static func hostsFile() -> [String] {
    let bytes = (try? Files.read("/etc/hosts", limit: 1 << 20)) ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").flatMap { line in
      line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" }.dropFirst().map(String.init)
    }
  }
}
