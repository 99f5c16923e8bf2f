import Capture
import Platform
import Terminal

/// Interfaces a line each: state, speed, traffic, kind and addresses.
struct InterfaceTable {
  let console: Console

  /// Writes the table.
  func write(_ interfaces: [NetworkInterface]) {
    var table = Table([
      .init("name"), .init("state"), .init("speed", alignment: .right),
      .init("mtu", alignment: .right), .init("in", alignment: .right),
      .init("out", alignment: .right), .init("kind"), .init("addresses", isFlexible: true),
    ])
    for interface in interfaces {
      table.add([
        Styled(interface.name, interface.isDefaultRoute ? .bold : .plain), state(interface),
        Styled(interface.megabitsPerSecond.map(speed) ?? "", .plain),
        Styled(interface.mtu.map(String.init) ?? "", .dim),
        Styled(Figures.bytes(interface.counters.bytesReceived)),
        Styled(Figures.bytes(interface.counters.bytesSent)),
        Styled(kind(interface)), Styled(interface.addresses.joined(separator: " ")),
      ])
    }
    console.write(table)
  }

  private func state(_ interface: NetworkInterface) -> Styled {
    switch interface.state {
    case .up: Styled("up", .color(.green))
    case .noLink: Styled("no link", .color(.yellow))
    case .down: Styled("down", .dim)
    }
  }

  private func kind(_ interface: NetworkInterface) -> String {
    [interface.kind, interface.isDefaultRoute ? "default route" : nil].compactMap(\.self)
      .joined(separator: ", ")
  }

  private func speed(_ megabits: Int) -> String {
    megabits < 1_000
      ? "\(megabits) Mbit/s"
      : megabits % 1_000 == 0
        ? "\(megabits / 1_000) Gbit/s"
        : Figures.decimal(Double(megabits) / 1_000, places: 1) + " Gbit/s"
  }
}
