extension PhraseTable {
  /// Answers that were not what the program had asked for. Sources: HTTP status texts (RFC 9110), programs.
  static let protocols: StaticString = #"""
    = http-error
    95 returned error:
    95 returned error 
    96 error 404
    96 error: 404
    95 404 not found
    95 404 file not found
    95 status 404
    95 error 400
    95 error 405
    95 error 410
    95 error 429
    95 error 500
    95 error 501
    95 error 502
    95 error 503
    95 error 504
    95 status: 4
    95 status: 5
    93 status code 4
    93 status code 5
    93 status code: 4
    93 status code: 5
    93 http code 4
    93 http code 5
    93 http/1.1 4
    93 http/1.1 5
    93 http/1.0 4
    93 http/1.0 5
    93 http/2 4
    93 http/2 5
    93 internal server error
    93 bad gateway
    93 service unavailable
    93 gateway timeout
    93 gateway time-out
    93 too many requests
    93 method not allowed
    93 http error
    93 httperror
    93 http response code
    93 http error code
    88 server returned
    88 unexpected http
    96 redirects followed
    96 redirections exceeded
    96 redirection limit
    96 too many redirect
    95 redirect loop
    93 unexpected status
    93 expected http status
    = bad-response
    96 empty reply
    96 empty response
    96 short (< header size)
    95 no data received
    93 end of file while parsing headers
    93 end-of-file while
    93 weird server reply
    93 weird reply
    93 invalid response
    93 unexpected response
    93 unexpected reply
    93 invalid reply
    93 bad response
    93 bad reply
    93 bad server response
    93 malformed response
    93 malformed reply
    93 malformed message
    93 malformed header
    93 malformed packet
    93 garbage received
    93 got garbage
    93 extra bytes
    93 id mismatch
    93 question section mismatch
    93 unexpected source
    93 message parser
    93 bad label type
    93 truncated response
    93 incomplete response
    92 transfer closed with
    92 partial file
    92 formerr
    90 unexpected eof
    88 unexpected end of data
    93 received * too short
    93 packet too short
    93 wrong response
    90 bad packet from
    93 nt_status_invalid_network_response
    93 invalid status line
    93 badstatusline
    93 incompleteread
    = protocol-mismatch
    97 http/0.9 when not allowed
    97 http response to https client
    97 http request to an https server
    97 plain http request was sent to https
    97 kex_exchange_identification
    97 ssh_exchange_identification
    97 malformed http
    96 protocol mismatch
    96 bad protocol version
    96 protocol version mismatch
    96 invalid ssh
    96 bad ssh
    96 error reading ssh protocol banner
    96 banner exchange
    97 did not see server greeting
    97 is your shell clean
    96 received message too long 
    96 protocol error
    96 protocol_error
    96 protocol violation
    96 unexpected protocol
    96 wrong protocol
    96 invalid protocol version
    90 incompatible protocol
    90 non-http
    90 not an http
    90 not speaking
    96 ftp: unexpected
    96 expected ssh
    96 first record does not look like a tls handshake
    96 packet length too long
    96 tls * unexpected message
    96 unexpected server greeting
    93 not a websocket
    = unsupported
    96 could not create nmclient
    96 networkmanager is not running
    95 cannot connect to d-bus
    97 unknown device type
    97 has not been booted with systemd
    95 failed to connect to bus
    95 operation not supported
    95 eopnotsupp
    95 enotsup
    95 os error 95
    95 errno 95
    97 protocol * not supported or disabled
    97 protocol * not supported
    95 protocol not supported
    95 protocol not available
    95 unsupported protocol
    95 unsupported scheme
    95 unsupported url
    95 scheme missing
    95 scheme not supported
    95 unsupported uri
    95 address family not supported
    95 eafnosupport
    95 socket type not supported
    95 function not implemented
    95 enosys
    90 not implemented
    90 unimplemented
    88 not supported
    84 unsupported
    93 compiled without
    93 not compiled
    93 built without
    93 not built with
    93 no support for
    93 support not available
    93 support is not
    93 support disabled
    92 not available in this
    92 not supported by
    95 no wireless extensions
    95 nl80211 not found
    95 doesn't support scanning
    95 unknown device type
    95 inappropriate ioctl
    95 enotty
    90 is disabled
    90 not enabled
    93 perhaps * kernel needs to be upgraded
    93 unknown protocol '
    93 requires a newer
    92 extension * not found
    92 couldn't load match
    92 couldn't load target
    92 invalid url scheme
    90 @wget,http,https,httpie,aria2c unrecognized uri
    """#
}
