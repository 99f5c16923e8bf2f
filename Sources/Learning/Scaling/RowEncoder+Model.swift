extension RowEncoder {
  func write(to writer: inout ModelWriter) {
    writer.write(limit)
    writer.write(UInt32(coordinates.count))
    for coordinate in coordinates {
      writer.write(UInt32(coordinate.column))
      writer.write(coordinate.scale.middle)
      writer.write(coordinate.scale.spread)
      writer.write(coordinate.surprises)
    }
  }

  /// Reads an encoder of rows of these columns.
  init(from reader: inout ModelReader, columns: [Column]) throws(LearningError) {
    let limit = try reader.double("limit")
    try reader.require(limit > 0, "limit")
    let count = try reader.count("coordinates", bytesEach: 24, in: 0...columns.count)
    var coordinates: [Coordinate] = []
    coordinates.reserveCapacity(count)
    for _ in 0..<count {
      let column = try reader.int("coordinate", in: 0...columns.count - 1)
      try reader.require(column > coordinates.last?.column ?? -1, "coordinate")
      let middle = try reader.double("middle")
      let spread = try reader.double("spread")
      try reader.require(spread > 0, "spread")
      let levels = columns[column].levels
      let surprises = try reader.doubles("surprises", count: levels > 0 ? levels + 1 : 0)
      coordinates.append(
        Coordinate(
          column: column, scale: ColumnScale(middle: middle, spread: spread), surprises: surprises))
    }
    self.init(coordinates: coordinates, columnCount: columns.count, limit: limit)
  }
}
