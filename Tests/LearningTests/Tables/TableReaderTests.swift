import Testing

@testable import Learning

@Suite("Reading tables") struct TableReaderTests {
  private func table(_ text: String) throws -> NumericTable {
    try TableReader.table(Array(text.utf8))
  }

  @Test("numbers, missing values, quotes and line ends of every kind")
  func values() throws {
    let table = try table("\u{FEFF}a;\"b;c\";\r\n1;-2.5e3;\r\n\r\n\"4\";NaN;inf")
    #expect(table.columns.map(\.name) == ["a", "b;c", "column_3"])
    #expect(table.rowCount == 2)
    #expect(table.row(0)[..<2] == [1, -2500])
    #expect(table[0, 2].isNaN && table[1, 1].isNaN)
    #expect(table[1, 0] == 4 && table[1, 2] == .infinity)
  }

  @Test("pieces of any size give the same table", arguments: 1...9)
  func pieces(size: Int) throws {
    let text = Array("name,kind\n1.5,\"a,\n\"\"b\"\"\"\n,udp\n-3,udp\n".utf8)
    var reader = TableReader()
    for start in stride(from: 0, to: text.count, by: size) {
      try reader.feed(Array(text[start..<min(start + size, text.count)]))
    }
    try reader.finish()
    let table = reader.takeRows()
    #expect(table.columns == [Column("name"), Column("kind", levelNames: ["a,\n\"b\"", "udp"])])
    #expect(table.column(1) == [0, 1, 1])
    #expect(table[0, 0] == 1.5 && table[1, 0].isNaN && table[2, 0] == -3)
  }

  @Test(
    "what can't be read is named with line and column",
    arguments: [
      ("", LearningError.noHeader), ("\n\n", .noHeader),
      ("a,b\n1,2\n3\n", .raggedRow(line: 3, fields: 1, expected: 2)),
      ("a,b\n1,2,3\n", .raggedRow(line: 2, fields: 3, expected: 2)),
      ("a,b\n1,2\n\n3,x\n", .notANumber(line: 4, column: 2, name: "b", text: "x")),
      (
        "a,b\n1,x\n3,7\n",
        .numberAmongWords(line: 3, column: 2, name: "b", text: "7", firstWord: "x")
      ),
      ("a,b\n1,\"2\n", .unclosedQuote(line: 2, column: 2)),
      ("a,b,a\n1,2,3\n", .repeatedColumn(name: "a", column: 3)),
      ("a,b\n1,0x10\n", nil),
    ] as [(String, LearningError?)])
  func refusals(text: String, error: LearningError?) throws {
    guard let error else {
      // A hexadecimal number is a word.
      #expect(try table(text).columns[1].levelNames == ["0x10"])
      return
    }
    #expect(throws: error) { try table(text) }
  }

  @Test("rows before a broken one can be taken")
  func rowsBeforeDamage() throws {
    var reader = TableReader()
    #expect(throws: LearningError.raggedRow(line: 4, fields: 1, expected: 2)) {
      try reader.feed(Array("a,b\n1,2\n3,4\n5\n6,7\n".utf8))
    }
    #expect(reader.takeRows().values == [1, 2, 3, 4])
  }

  @Test("labels are kept apart from features, or left out unread")
  func labels() throws {
    let text = Array("x,label,y\n1,0,2\n3,1,4\n".utf8)
    var plan = TableReader.Plan()
    plan.label = "label"
    plan.keepsLabels = true
    var reader = TableReader(plan)
    try reader.feed(text)
    #expect(reader.takeLabels() == [0, 1])
    #expect(reader.takeRows().values == [1, 2, 3, 4])
    #expect(
      throws: LearningError.notALabel(line: 4, column: 2, name: "label", text: "attack")
    ) { try reader.feed(Array("1,attack,2\n".utf8)) }
    #expect(reader.takeRows().rowCount == 0)
    plan.keepsLabels = false
    var other = TableReader(plan)
    try other.feed(Array("x,label,y\n1,benign,2\n3,4,4\n".utf8))
    #expect(other.takeRows().values == [1, 2, 3, 4])
    plan.label = "nope"
    var wrong = TableReader(plan)
    #expect(throws: LearningError.missingColumn(name: "nope")) { try wrong.feed(text) }
  }

  @Test("a model's columns are found by name, in its order, with its levels")
  func knownColumns() throws {
    var plan = TableReader.Plan()
    plan.features = [Column("size"), Column("kind", levelNames: ["tcp", "udp"])]
    var reader = TableReader(plan)
    try reader.feed(Array("note,kind,size\nany,udp,7\nthing,sctp,8\n1,,9\n".utf8))
    let table = reader.takeRows()
    #expect(table.columns == plan.features)
    #expect(table.column(0) == [7, 8, 9])
    #expect(table.column(1)[..<2] == [1, 2])
    #expect(table[2, 1].isNaN)
    var without = TableReader(plan)
    #expect(throws: LearningError.missingColumn(name: "size")) {
      try without.feed(Array("kind\nudp\n".utf8))
    }
  }

  @Test("a column of names is no category")
  func tooManyWords() {
    let text = "id\n" + (0...TableReader.wordLimit).map { "row\($0)\n" }.joined()
    #expect(
      throws: LearningError.tooManyWords(
        line: TableReader.wordLimit + 2, column: 1, name: "id", limit: TableReader.wordLimit)
    ) { try table(text) }
  }

  @Test("every error says what is wrong in one line", arguments: 0..<40 as Range<UInt64>)
  func damagedText(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    var text = Array("a,b,kind\n1,2,x\n3,4,\"y\"\n5,,z\n".utf8)
    for _ in 0..<3 {
      text[random.below(text.count)] = [0, 10, 13, 34, 44, 45, 59, 120, 255][random.below(9)]
    }
    do throws(LearningError) {
      let table = try TableReader.table(text)
      #expect(table.values.count == table.rowCount * table.columnCount)
    } catch {
      #expect(!"\(error)".isEmpty && !"\(error)".contains("\n"))
    }
  }
}
