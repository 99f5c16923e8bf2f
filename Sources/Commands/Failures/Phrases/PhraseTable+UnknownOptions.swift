extension PhraseTable {
  /// Options that a program does not take. Sources: getopt(3), argparse, optparse, clap, cobra, Go
  /// flag, popt, programs.
  static let unknownOptions: StaticString = #"""
    = unknown-option
    95 invalid option
    95 unrecognized option
    95 unrecognised option
    94 unknown option
    94 illegal option
    93 unknown command line option
    92 bad option
    92 wrong option
    95 unrecognized arguments
    93 unrecognized argument
    90 unrecognised argument
    90 unknown argument
    93 unexpected argument '-
    80 unexpected argument
    95 no such option
    95 flag provided but not defined
    95 unknown flag
    95 unknown shorthand flag
    95 undefined flag
    93 bad flag
    93 invalid flag
    93 unknown switch
    93 invalid switch
    93 unrecognized switch
    95 found argument '-* which wasn't expected
    95 option * is unknown
    93 option * not recognized
    93 option * not recognised
    93 option * is not recognized
    93 option * not supported
    93 option not recognized
    93 unsupported option
    90 unexpected option
    93 option not known
    93 bad command line argument
    93 invalid command line option
    93 unknown parameter: -
    90 unknown parameter
    93 don't understand option
    93 not a valid option
    90 unknown '* option
    93 ambiguous option
    94 option * is ambiguous
    90 @ip,tc,bridge,ss,devlink,rdma option '* is unknown
    88 @tc,ip,bridge ^what is '-
    90 @java unrecognized option
    """#
}
