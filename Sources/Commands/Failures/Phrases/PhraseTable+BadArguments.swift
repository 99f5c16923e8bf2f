extension PhraseTable {
  /// Values that a program does not take. Sources: as for ``unknownOptions``.
  static let badArguments: StaticString = #"""
    = bad-argument
    78 bad address
    97 unknown device/address
    96 @getent unknown database
    96 unknown object identifier
    98 @ipset syntax error
    92 bad target
    93 expected a proper
    93 not a proper
    90 bad or missing
    97 url using bad/illegal format
    93 cannot handle * option with arg
    93 invalid argument:
    93 invalid argument '
    92 invalid argument for
    80 invalid argument
    78 einval
    92 invalid value
    92 invalid number
    93 invalid count
    92 invalid integer
    92 invalid numeric
    93 invalid port
    93 bad port
    93 illegal port
    93 wrong port
    93 unknown port
    93 port number
    93 port out of range
    93 port * out of range
    93 port * invalid
    93 ports specified must be
    92 out of range
    93 out-of-range
    93 outside the range
    93 not in range
    93 not in the range
    93 not within
    92 not a valid
    92 is not valid
    90 isn't valid
    90 isn't a valid
    92 not a number
    92 not a positive
    92 not an integer
    92 not numeric
    92 non-numeric
    92 not an ip
    92 not a ip
    92 not an inet
    92 expected integer
    92 expected an integer
    92 expected a number
    92 expected number
    92 expected numeric
    93 invalid literal
    93 invalid int value
    93 invalid float value
    93 invalid * value
    93 invalid choice
    93 invalid ip
    93 invalid ipv
    93 invalid inet
    93 invalid network
    93 invalid netmask
    93 invalid mask
    93 invalid prefix
    93 invalid cidr
    93 invalid address
    93 invalid mac
    93 invalid ethernet
    93 invalid hardware
    93 invalid url
    93 invalid uri
    93 invalid host
    93 invalid target
    93 invalid range
    93 invalid time
    93 invalid interval
    93 invalid timeout
    93 invalid ttl
    93 invalid size
    93 invalid length
    93 invalid packet
    93 invalid rate
    93 invalid type
    93 invalid class
    93 invalid mode
    93 invalid method
    93 invalid protocol
    93 invalid parameter
    93 invalid specification
    93 invalid lladdr
    93 invalid gateway
    93 invalid character
    93 invalid format
    92 invalid syntax
    93 invalid digit
    93 invalid handle
    93 invalid name
    93 invalid expression
    92 invalid query
    92 invalid identifier
    93 nt_status_invalid_parameter
    70 invalid
    93 is invalid
    92 illegal value
    92 illegal argument
    92 illegal number
    92 illegal netmask
    92 illegal address
    70 illegal
    92 bad number
    92 bad value
    92 bad argument
    92 bad netmask
    92 bad prefix
    92 bad * time
    92 bad time
    92 bad interval
    92 bad timing
    92 bad ttl
    92 bad count
    92 bad packet
    92 bad size
    92 bad * address
    90 bad destination
    92 bad range
    92 bad number
    92 bad url
    92 bad uri
    90 bad or illegal
    92 bad/illegal
    93 bad configuration option
    92 bad parameter
    88 wrong number
    88 wrong value
    88 wrong type
    88 wrong format
    88 wrong syntax
    90 incorrect value
    90 incorrect format
    84 incorrect
    88 malformed
    93 must be between
    93 must be a number
    93 must be an integer
    93 must be in the range
    93 must be in range
    93 must be positive
    93 must be non-negative
    93 must be greater
    93 must be larger
    93 must be less
    93 must be at least
    93 must be at most
    93 must be > 
    93 must be >=
    93 must be <
    93 must be >0
    93 must be one of
    93 should be between
    93 should be in
    93 should be one of
    90 should be a
    86 must be a
    86 must be an
    86 must be in
    86 must be numeric
    93 cannot be more than
    93 cannot be less than
    93 cannot be greater than
    93 cannot be larger
    93 cannot be negative
    93 cannot be zero
    92 can't be more
    92 can't be less
    92 can't be negative
    92 may not be
    92 no more than
    92 not less than
    92 at most
    90 too many arguments
    90 too many parameters
    90 too many hosts
    90 extra argument
    90 extraneous
    86 superfluous
    88 unexpected parameter
    86 too large
    84 too long
    88 too small
    88 too big
    88 too short
    88 too high
    88 too low
    84 too many
    92 is expected rather than
    93 is garbage
    93 is a garbage
    93 garbage instead
    93 trailing garbage
    93 extra character
    93 mutually exclusive
    93 not allowed with
    93 cannot be used with
    93 can't be used with
    93 cannot be combined
    93 cannot be specified with
    92 can not be used
    92 cannot use both
    92 cannot be both
    90 can't use
    88 only one of
    90 not compatible
    90 incompatible
    90 conflicts with
    93 contradictory
    93 meaningless
    93 is wrong
    90 inconsistent
    90 unparsable
    90 unparseable
    90 cannot parse
    90 can't parse
    90 could not parse
    90 couldn't parse
    90 unable to parse
    90 failed to parse
    90 failed parsing
    88 error parsing
    86 parse error
    86 parsing error
    93 strconv.
    93 parseint
    90 does not look like
    90 doesn't look like
    88 not understood
    90 unknown type
    90 unknown class
    90 unknown keyword
    90 unknown qdisc
    90 unknown service
    90 unknown protocol
    90 unknown mode
    90 unknown value
    90 unknown key
    90 unknown format
    90 unknown method
    90 unknown address family
    90 unknown family
    90 unknown field
    90 unknown query
    90 unknown scan
    86 unrecognized value
    86 unrecognized
    93 servname not supported
    93 service not supported
    93 unsupported value
    92 no such service
    93 duplicate '
    92 duplicate argument
    92 specified twice
    93 numerical argument out of domain
    93 numerical result out of range
    93 ignoring invalid type
    92 ignoring invalid class
    93 cannot assign requested address
    93 can't assign requested address
    93 eaddrnotavail
    93 invalid cross-device link
    93 found no matches for the service mask
    93 does not support * type
    92 missing schema
    92 no scheme
    90 no schema supplied
    93 must be in the form
    90 expected * got
    90 expected * but
    88 expecting
    93 @socat unknown option
    93 @socat wrong number of parameters
    92 @ip,tc,bridge ^what is '
    92 @ip,tc,bridge unknown
    90 @ip,tc,bridge ^error: argument
    92 @ip,tc,bridge ^failed to parse
    90 @nft,iptables,ip6tables,ebtables,arptables not found, did you mean
    93 @iptables,ip6tables,iptables-nft,iptables-legacy,ip6tables-nft host/network * not found
    93 @route,ifconfig,arp siocsifnetmask: invalid argument
    92 @route netmask doesn't make sense
    92 @route doesn't match route address
    92 @route netmask * with host route
    90 @netstat,ss,route address family
    93 @ethtool invalid
    """#
}
