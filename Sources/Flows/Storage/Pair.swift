/// Two values, one for each side of a flow: 0 is its source, 1 its destination.
struct Pair<Value: BitwiseCopyable>: BitwiseCopyable {
  var source: Value
  var destination: Value

  init(_ source: Value, _ destination: Value) {
    self.source = source
    self.destination = destination
  }

  init(_ value: Value) {
    source = value
    destination = value
  }

  @inline(__always)
  subscript(side: Int) -> Value {
    get { side == 0 ? source : destination }
    _modify {
      if side == 0 { yield &source } else { yield &destination }
    }
  }
}
