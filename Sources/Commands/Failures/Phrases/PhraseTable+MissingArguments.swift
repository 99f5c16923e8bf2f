extension PhraseTable {
  /// Arguments that a program wants and was not given. Sources: as for ``unknownOptions``.
  static let missingArguments: StaticString = #"""
    = missing-argument
    88 were specified
    86 was specified
    90 no ports
    86 not been specified
    86 not been given
    95 option requires a
    95 requires an argument
    95 requires a argument
    95 requires argument
    94 requires a value
    94 requires a parameter
    94 requires parameter
    95 required argument
    95 argument required
    95 argument is required
    94 arguments are required
    94 argument missing
    94 missing argument
    94 missing required
    95 missing operand
    95 missing destination
    95 missing url
    95 missing host
    94 missing target
    93 missing option value
    93 missing value
    93 missing parameter
    93 missing file
    93 missing address
    93 missing port
    93 missing command
    93 missing interface
    93 missing name
    95 required arguments were not provided
    95 the following required
    95 following arguments are required
    95 destination address required
    95 destination required
    93 not enough arguments
    93 not enough parameters
    93 too few arguments
    93 too few parameters
    93 insufficient arguments
    94 insufficient number of arguments
    94 not enough information
    94 expected one argument
    94 expected at least one argument
    94 expected at least
    92 expected argument
    93 expects an argument
    93 argument expected
    93 argument * missing
    95 flag needs an argument
    93 needs an argument
    93 needs argument
    92 needs a value
    93 needs at least
    93 requires at least
    93 requires exactly
    93 requires one
    93 requires two
    90 accepts * received 0
    93 at least one * required
    93 at least one * must be
    90 at least one
    88 must specify
    88 must be specified
    88 must be given
    88 must be provided
    88 must be supplied
    88 must provide
    88 must supply
    88 must give
    88 has to be specified
    86 please specify
    86 please provide
    86 please supply
    86 please enter
    86 need to specify
    86 need to provide
    86 need to supply
    86 need at least
    86 needed but not
    88 not specified
    88 none specified
    88 nothing specified
    88 no target
    88 no host specified
    88 no host given
    88 no command specified
    88 no command given
    88 no address specified
    88 no interface specified
    88 no url specified
    90 no url
    86 no input specified
    86 no input given
    86 no input provided
    86 no input supplied
    86 no output specified
    86 no output given
    86 no output provided
    86 no output supplied
    86 no arguments specified
    86 no arguments given
    86 no arguments provided
    86 no arguments supplied
    86 no argument specified
    86 no argument given
    86 no argument provided
    86 no argument supplied
    86 no options specified
    86 no options given
    86 no options provided
    86 no options supplied
    86 no operation specified
    86 no operation given
    86 no operation provided
    86 no operation supplied
    86 no action specified
    86 no action given
    86 no action provided
    86 no action supplied
    86 no server specified
    86 no server given
    86 no server provided
    86 no server supplied
    86 no address specified
    86 no address given
    86 no address provided
    86 no address supplied
    86 no port specified
    86 no port given
    86 no port provided
    86 no port supplied
    86 no name specified
    86 no name given
    86 no name provided
    86 no name supplied
    86 no key specified
    86 no key given
    86 no key provided
    86 no key supplied
    86 no hosts specified
    86 no hosts given
    86 no hosts provided
    86 no hosts supplied
    86 no targets specified
    86 no targets given
    86 no targets provided
    86 no targets supplied
    86 no query specified
    86 no query given
    86 no query provided
    86 no query supplied
    86 no pattern specified
    86 no pattern given
    86 no pattern provided
    86 no pattern supplied
    86 no device specified
    86 no device given
    86 no device provided
    86 no device supplied
    86 no remote specified
    86 no remote given
    86 no remote provided
    86 no remote supplied
    86 no user specified
    86 no user given
    86 no user provided
    86 no user supplied
    86 no user name specified
    86 no user name given
    86 no user name provided
    86 no user name supplied
    88 no file specified
    88 no destination
    93 command line is not complete
    93 incomplete command
    93 command is incomplete
    92 unexpected end of arguments
    90 option argument missing
    93 addresses required (there are
    93 must either be a client
    90 must be either
    78 is required
    76 are required
    84 usage error
    80 @curl try 'curl --help
    74 @nc,ncat,netcat no port
    84 @systemctl,journalctl,loginctl too few
    90 @nft unexpected end of file
    88 @nft unexpected newline
    """#
}
