/// What an argument is, as far as its text and place tell.
package enum ArgumentKind: String, Sendable, CaseIterable {
  /// An option, with a value attached or not.
  case option = "OPTION"
  /// A word with a meaning of its own to the utility, such as a subcommand or record type.
  case keyword = "KEYWORD"
  case integer = "INT"
  case number = "NUM"
  case duration = "DUR"
  case size = "SIZE"
  case ip4 = "IP4"
  case ip6 = "IP6"
  case cidr = "CIDR"
  case host = "HOST"
  case hostPort = "HOSTPORT"
  case port = "PORT"
  case mac = "MAC"
  case interface = "IFACE"
  case url = "URL"
  case path = "PATH"
  case email = "EMAIL"
  case userHost = "USERHOST"
  case secret = "SECRET"
  /// A word that the shell expands: a variable, substitution or pattern.
  case expansion = "VAR"
  case word = "WORD"
}
