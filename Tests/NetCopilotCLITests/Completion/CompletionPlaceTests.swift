import Testing

@testable import NetCopilotCLI

@Suite("Where the cursor stands when Tab is pressed")
struct CompletionPlaceTests {
  typealias Subject = CompletionPlace.Subject

  @Test(
    arguments: [
      ("pi", Subject.utility, "pi"), ("", .utility, ""), ("ls | gr", .utility, "gr"),
      ("true && di", .utility, "di"), ("true || di", .utility, "di"), ("ls; di", .utility, "di"),
      ("(di", .utility, "di"), ("echo $(di", .utility, "di"), ("echo `di", .utility, "di"),
      ("echo `dig 1", .argument(utility: "dig", before: []), "1"),
      ("echo `ls` fi", .argument(utility: "echo", before: ["`ls`"]), "fi"),
      ("A=1 di", .utility, "di"), ("sudo tcp", .utility, "tcp"),
      ("sudo -u root tcp", .utility, "tcp"),
      ("ip netns exec blue pi", .utility, "pi"), ("sudo ip netns exec blue pi", .utility, "pi"),
      ("timeout 5 pi", .utility, "pi"), ("ls | sudo tee", .utility, "tee"),
      ("if pi", .utility, "pi"),
      ("ping 10.", .argument(utility: "ping", before: []), "10."),
      ("tcpdump -i e", .argument(utility: "tcpdump", before: ["-i"]), "e"),
      ("ls; sudo tcpdump -i e", .argument(utility: "tcpdump", before: ["-i"]), "e"),
      ("sudo -u ro", .argument(utility: "sudo", before: ["-u"]), "ro"),
      ("ip netns exec bl", .argument(utility: "ip", before: ["netns", "exec"]), "bl"),
      ("ip netns exec blue ping 1", .argument(utility: "ping", before: []), "1"),
      ("/usr/bin/ping 1", .argument(utility: "ping", before: []), "1"),
      ("ls > fi", .file, "fi"), ("> fi", .file, "fi"), ("ls 2>>fi", .file, "fi"),
      ("sort < fi", .file, "fi"), ("A=/et", .file, "/et"), ("dd of=/de", .file, "/de"),
      ("curl --cacert=/et", .file, "/et"), ("export A=/et", .file, "/et"),
      ("echo $HO", .variable(isBraced: false), "HO"), ("echo $", .variable(isBraced: false), ""),
      ("echo ${HO", .variable(isBraced: true), "HO"),
      ("echo /a/$HO", .variable(isBraced: false), "HO"),
      ("echo \"$HO", .variable(isBraced: false), "HO"),
      ("echo '$HO", .argument(utility: "echo", before: []), "$HO"),
      ("echo \\$HO", .argument(utility: "echo", before: []), "\\$HO"),
      ("cat $HOME/fi", .argument(utility: "cat", before: []), "$HOME/fi"),
      ("cat 'my fi", .argument(utility: "cat", before: []), "my fi"),
      ("cat \"my dir\"/fi", .argument(utility: "cat", before: []), "\"my dir\"/fi"),
      ("cat my\\ fi", .argument(utility: "cat", before: []), "my\\ fi"),
      (":hist", .operation([]), ":hist"), (":history li", .operation(["history"]), "li"),
    ] as [(String, Subject, String)])
  func isFound(line: String, subject: Subject, word: String) {
    let place = CompletionPlace(line, cursor: line.utf8.count)
    #expect(place.subject == subject)
    #expect(place.word == word)
    #expect(place.range.upperBound == line.utf8.count)
  }

  @Test func theQuoteBelongsToTheWord() {
    let place = CompletionPlace("cat 'my fi", cursor: 10)
    #expect(place.quote == "'")
    #expect(place.range == 4..<10)
    #expect(TypedWord(text: "it's", quote: "'").typed("it's") == "it'\\''s")
    #expect(TypedWord(text: "", quote: "\"").typed("a$b c") == "a\\$b c")
    #expect(TypedWord(text: "", quote: nil).typed("a$b c") == "a\\$b\\ c")
    #expect(TypedWord(text: "\"my dir\"/f\\ i", quote: nil).plain == "my dir/f i")
    #expect(TypedWord(text: "a\\$b\\c", quote: "\"").plain == "a$b\\c")
  }
}
