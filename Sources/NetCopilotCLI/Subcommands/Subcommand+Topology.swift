import Copilot
import JSON

extension Subcommand {
  /// `topology`: the network as this machine has seen it, drawn or written.
  static let topology = group(
    "topology", "Draw or write the network as this machine has seen it", usual: "show",
    actions: [
      "export": { (program, words) throws(UsageError) in
        guard let operation = Operation.named("topology.export") else { return 1 }
        let arguments = try program.arguments(of: operation, words)
        return program.performLong { () throws(OperationError) in
          let output = try operation.perform(on: program.copilot, with: arguments)
          guard case .topology(.export(let topology, let format, let path)) = output else {
            return 1
          }
          guard let path else {
            TopologySheet(console: program.console).write(
              .export(topology, format: format, path: nil))
            return 0
          }
          let bytes: [UInt8] =
            switch format {
            case .dot: Array(TopologyGraph(topology: topology).text.utf8)
            case .svg: Array(TopologyDrawing(topology: topology).text.utf8)
            case .json: topology.rows.flatMap { $0.serialized() + [0x0A] }
            }
          try program.write(bytes, to: path)
          program.console.remark("wrote \(path)")
          return 0
        }
      }
    ])
}
