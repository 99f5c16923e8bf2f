/// Fuzzes the JSON reader: nothing traps, and what was read is written and read alike.
@c(LLVMFuzzerTestOneInput)
public func fuzzJSON(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  _ = try? JSONDocument.parse(bytes, options: JSONOptions(allowsComments: true))
  guard let value = try? JSONValue(parsing: bytes) else { return 0 }
  guard let again = try? JSONValue(parsing: value.serialized()), again == value else {
    fatalError("a value changed on its way through text")
  }
  return 0
}
