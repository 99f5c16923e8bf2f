extension PhraseTable {
  /// Hosts and networks that do not answer. Sources: strerror(3), ICMP codes (RFC 792, RFC 4443), programs.
  static let reachability: StaticString = #"""
    = timeout
    98 connection timed out during banner
    78 @fping is unreachable
    93 connection timed out
    93 operation timed out
    92 request timed out
    92 timeout was reached
    90 timed out
    88 time out
    88 timed-out
    86 timeout expired
    90 etimedout
    90 i/o timeout
    92 deadline exceeded
    92 connection timeout
    90 connect timeout
    90 connecttimeout
    90 read timeout
    90 readtimeout
    90 request timeout
    88 handshake timeout
    93 timeout: no response
    90 timeout exceeded
    86 timeout while
    86 timeout waiting
    86 ^timeout
    84 : timeout$
    70 timeout
    88 no response from
    84 no response
    88 no reply from
    84 no reply
    88 no answer from
    82 no answer
    85 did not respond
    85 not responding
    85 is not responding
    85 gave up waiting
    85 giving up
    90 no servers could be reached
    86 no server suitable for synchronization found
    84 no eligible servers
    84 no usable servers
    88 no acceptable server
    86 no suitable server
    84 no leases found
    88 no dhcpoffers received
    88 no working leases
    90 nt_status_io_timeout
    88 100% packet loss
    84 0 packets received,
    86 received 0 response
    84 0 received
    90 errno 110
    90 error 110
    90 os error 110
    90 (110)$
    = connection-refused
    90 rpc: unable to receive
    90 rpc: unable to send
    88 rpc: remote system error
    93 connection refused
    94 connection was refused
    95 econnrefused
    93 nt_status_connection_refused
    92 refused connection
    92 connect refused
    92 connection * refused
    92 connect to * refused
    90 was refused
    70 refused
    93 errno 111
    93 error 111
    93 os error 111
    93 (111)
    88 port unreachable
    88 cannot talk to daemon
    90 is the docker daemon running
    90 cannot connect to the docker daemon
    84 can't contact ldap server
    70 could not connect to server
    60 couldn't connect to
    60 could not connect to
    60 can't connect to
    60 cannot connect to
    60 unable to connect to
    60 failed to connect to
    88 no connection could be made
    = host-unreachable
    94 no route to host
    94 ehostunreach
    94 destination host unreachable
    94 nt_status_host_unreachable
    93 host is unreachable
    92 host unreachable
    92 address unreachable
    92 host is down
    93 ehostdown
    92 errno 113
    92 error 113
    92 os error 113
    92 (113)
    84 host seems down
    88 host appears to be down
    86 no arp reply
    86 arp reply * not received
    80 destination unreachable
    70 unreachable
    = network-unreachable
    90 @tracepath,tracepath6 send failed
    94 network is unreachable
    94 network unreachable
    94 destination net unreachable
    94 net unreachable
    94 enetunreach
    94 nt_status_network_unreachable
    94 unreachable: no route
    94 errno 101
    94 error 101
    94 os error 101
    94 (101)
    92 network is down
    92 enetdown
    92 failed to determine route
    95 nexthop has invalid gateway
    93 no route found
    90 no route available
    90 no route to network
    90 no default route
    88 unable to determine route
    86 destination unreachable: beyond scope
    92 no suitable source address
    90 unable to find route
    90 couldn't find route
    90 could not find route
    = admin-prohibited
    96 administratively prohibited
    96 administratively filtered
    96 admin prohibited
    95 net prohibited
    95 host prohibited
    95 network prohibited
    95 communication prohibited
    95 communication administratively
    93 packet filtered
    86 prohibited
    90 blocked by policy
    93 @ping,ping6,ping4,fping,traceroute,mtr,tracepath sendmsg: operation not permitted
    93 @ping,ping6,ping4,fping,traceroute,mtr,tracepath sendto: operation not permitted
    93 @nping,nmap,hping3,arping sendto: operation not permitted
    = message-too-long
    96 message too long
    96 emsgsize
    95 frag needed
    95 fragmentation needed
    95 packet too big
    94 packet too large
    94 datagram too large
    92 message too large
    = connection-reset
    98 kex_exchange_identification: read: connection reset
    93 connection reset
    95 econnreset
    93 nt_status_connection_reset
    92 reset by peer
    90 connection abort
    90 connectionabort
    82 broken pipe
    84 epipe
    88 connection lost
    86 remote end closed
    86 remotedisconnected
    88 server closed the connection
    88 closed unexpectedly
    88 unexpectedly closed
    88 closed the connection
    80 closed by remote
    80 closed by foreign
    80 closed by peer
    76 connection closed
    76 connection was closed
    72 connection terminated
    60 lost connection
    93 nt_status_connection_disconnected
    93 os error 104
    93 errno 104
    93 (104)
    """#
}
