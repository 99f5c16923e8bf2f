extension PhraseTable {
  /// Files that are missing, damaged or too open. Source: strerror(3), programs.
  static let files: StaticString = #"""
    = missing-file
    94 the file '* doesn't exist
    94 the file '* does not exist
    90 error opening configuration
    88 error opening * file
    88 no such file or directory
    84 no such file
    90 file not found
    90 file or directory not found
    90 filenotfound
    88 enoent
    88 cannot stat
    88 can't stat
    88 could not stat
    88 failed to stat
    88 not a directory
    88 enotdir
    86 is a directory
    97 identity file * not accessible
    97 error setting certificate file
    97 error setting certificate verify locations
    97 can't open user config file
    96 cannot read config
    96 could not open file or uri
    96 did not match a category, filename
    93 failed to open/read local data
    90 can't open file
    90 cannot open file
    90 could not open file
    90 couldn't open file
    90 failed to open file
    90 unable to open file
    88 failed to open input
    88 cannot open input
    88 can't open input
    88 unable to open input
    86 can't find file
    86 cannot find file
    86 could not find file
    86 couldn't find file
    86 unable to find file
    86 file '* not found
    86 file * does not exist
    86 file doesn't exist
    86 file does not exist
    86 path does not exist
    86 directory does not exist
    86 directory nonexistent
    80 failed to open
    80 could not open
    80 couldn't open
    80 cannot open
    80 can't open
    80 unable to open
    78 error opening
    78 failed opening
    78 cannot read
    78 can't read
    78 could not read
    78 couldn't read
    78 unable to read
    76 failure writing output
    76 failed to read
    74 cannot access
    74 could not load
    74 couldn't load
    74 unable to load
    74 cannot load
    74 can't load
    74 failed to load
    74 error loading
    80 cannot write
    80 can't write
    80 could not create
    80 couldn't create
    80 cannot create
    80 can't create
    80 failed to create
    60 write error
    = bad-file
    95 @jq,yq parse error
    97 unknown file format
    96 bad file format
    96 bad dump file format
    96 unrecognized file format
    96 unknown format of file
    97 truncated dump file
    97 isn't a capture file
    97 cut short
    96 error in libcrypto
    96 load key * invalid format
    96 not a valid pcap
    93 not a valid file
    93 is not a valid * file
    92 corrupt
    93 bad magic
    93 magic number
    95 no start line
    93 not in gzip format
    93 not in pem format
    93 not a key file
    92 bad decrypt
    90 premature end of
    90 unexpected end of file
    92 truncated file
    93 file is truncated
    88 could not read private key
    88 could not read * key
    90 unable to load * key
    88 unable to load private key
    90 unable to load certificate
    90 could not read certificate
    90 could not load certificate
    92 could not find certificate
    92 could not find private key
    90 could not parse * key
    92 expecting: certificate
    92 expecting: any private key
    93 unable to import the private key
    93 error importing
    93 asn1 encoding routines
    95 jsondecodeerror
    90 invalid json
    90 yaml: 
    88 not a json
    86 is empty
    84 bad line
    84 error in config
    84 configuration error
    86 syntax error in config
    86 unsupported file
    = bad-permissions-file
    98 unprotected private key file
    98 are too open
    98 is too open
    97 bad permissions
    97 bad owner or permissions
    96 bad ownership or modes
    96 has group or world access
    96 must not be world
    96 must not be other-accessible
    96 must not be accessible by others
    96 insecure permissions
    96 insecure file permissions
    96 unsafe permissions
    95 world readable
    95 world-readable
    95 world writable
    95 world-writable
    95 group readable
    95 writable by group
    95 accessible by others
    95 must not be group
    95 wrong permissions
    95 permissions should be
    95 should not be readable by
    = bad-filter
    97 expression must be a field
    97 not a valid filter
    98 can't parse filter expression
    97 filter expression
    97 pcap compile
    97 isn't a valid display filter
    97 isn't a valid capture filter
    97 is not a valid display filter
    97 invalid capture filter
    97 is neither a field nor a protocol name
    97 expression rejects all packets
    97 cannot parse dst/src address
    97 bad search filter
    97 invalid filter
    97 bad filter
    96 invalid display filter
    96 unable to compile * filter
    96 can't compile
    95 couldn't install filter
    95 illegal token
    95 bpf compile
    94 bpf filter
    94 pcap_compile
    90 aid supported for
    95 unparsable filter
    95 @ngrep regex compile
    96 @ngrep bad regex
    95 @tcpdump,tshark,dumpcap,ngrep syntax error
    95 @tcpdump,tshark,dumpcap,ngrep parse error
    95 @ss error: syntax error
    97 @tshark was unexpected in this context
    97 @tshark was expected to follow
    97 @tshark unexpected end of filter
    97 @tshark cannot be found among the possible values
    = missing-library
    98 error while loading shared libraries
    97 modulenotfounderror
    97 no module named
    97 can't locate * in @inc
    96 module not found: error
    96 cannot find module
    95 importerror
    95 noclassdeffounderror
    95 classnotfoundexception
    90 cannot open shared object
    90 perl module
    = disk-full
    97 no space left on device
    97 enospc
    96 disk quota exceeded
    95 disk full
    95 disk is full
    = too-large
    97 maximum file size
    96 file size exceeded
    96 file too large
    95 efbig
    95 entity too large
    95 content too large
    95 payload too large
    95 argument list too long
    93 exceeds the maximum
    93 exceeds maximum
    90 exceeds the limit
    90 size limit exceeded
    90 sizelimit
    90 response too large
    90 message size exceeds
    """#
}
