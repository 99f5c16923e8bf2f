extension PhraseTable {
  /// Names that have no address. Sources: gai_strerror(3), h_errno(3), DNS response codes, programs.
  static let names: StaticString = #"""
    = dns-failure
    94 @iperf3 unable to connect to server: invalid argument
    93 bad address '
    94 bad destination address:
    93 name resolution for
    93 domain name not found
    93 domain not found
    95 can't find * no answer
    95 can't find * nxdomain
    95 can't find * servfail
    95 can't find * refused
    95 could not resolve
    95 couldn't resolve
    93 cannot resolve
    93 can't resolve
    93 can not resolve
    93 unable to resolve
    93 failed to resolve
    93 failed resolving
    90 resolving * failed
    90 resolution failed
    90 error resolving
    88 resolve call failed
    95 name or service not known
    95 name or service is not known
    95 temporary failure in name resolution
    95 temporary name server failure
    95 no address associated with
    95 non-recoverable failure in name resolution
    95 nodename nor servname provided
    95 hostname nor servname provided
    95 name does not resolve
    94 unknown host
    95 unknown server host
    94 unknown mysql server host
    93 unknown hostname
    95 unknownhostexception
    93 host name lookup failure
    93 hostname lookup fail
    93 name lookup fail
    93 server lookup failure
    93 host lookup fail
    93 address lookup fail
    90 lookup error
    90 lookup * failed
    86 lookup failed
    93 nslookup failed
    90 name resolution fail
    90 name resolution error
    90 dns resolution
    90 dns lookup
    93 dns error
    93 dns failure
    95 failed to lookup address
    93 failed to look up
    93 unable to look up
    93 cannot look up
    95 enotfound
    95 eai_again
    95 eai_noname
    95 no such host
    93 server misbehaving
    95 getaddrinfo failed
    93 getaddrinfo for
    92 getaddrinfo(
    90 getaddrinfo:
    88 getaddrinfo
    95 gaierror
    90 gethostbyname
    95 nxdomain
    93 servfail
    95 server failed
    90 no such name
    95 address family for hostname not supported
    95 couldn't get address for
    95 could not get address for
    95 can't get address for
    95 server can't find
    93 could not find host
    93 couldn't find host
    93 cannot find host
    93 can't find host
    93 can't find address
    95 could not translate host name
    92 ^host * not found
    92 host not found
    92 hostname not found
    90 no ip address found
    90 no address found
    90 has no address
    90 name not resolved
    90 err_name_not_resolved
    88 host name could not be
    88 could not be resolved
    88 cannot be resolved
    88 can't be resolved
    88 not resolvable
    82 bad host name
    84 invalid hostname
    84 invalid host name
    83 no such domain
    86 no address records
    88 has no * record
    80 try again$
    90 @resolvectl ' not found
    93 no appropriate name servers
    88 no usable name servers
    92 @dig,host,nslookup,drill,kdig,delv,nsupdate connection to * refused by name server
    90 @smbclient,rpcclient,net nt_status_not_found
    88 @smbclient,rpcclient,net nt_status_unsuccessful
    88 @wget,aria2c,http,https,lftp,ftp host not found
    """#
}
