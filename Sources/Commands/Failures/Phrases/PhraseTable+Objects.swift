extension PhraseTable {
  /// Interfaces, routes, rules, units and ports: what is not there, and what is there already.
  static let objects: StaticString = #"""
    = interface-missing
    95 device * not available
    95 interface * not available
    96 device does not exist
    97 cannot find device
    96 can't find device
    96 could not find device
    96 couldn't find device
    96 no such device exists
    92 no such device
    92 enodev
    93 errno 19
    93 os error 19
    96 device not found
    96 device '* does not exist
    96 device '* not found
    94 device * does not exist
    94 device * not found
    96 device doesn't exist
    95 unknown device
    95 invalid device
    95 bad device
    95 no device named
    95 no device matches
    96 no such interface
    96 no such network interface
    96 interface '* not found
    96 interface '* does not exist
    95 interface * not found
    95 interface * does not exist
    95 interface * doesn't exist
    95 interface not found
    95 interface does not exist
    95 unknown interface
    95 unknown iface
    95 unknown link
    95 invalid interface
    95 bad interface
    95 invalid iface
    95 not a valid interface
    95 is not an interface
    95 nonexistent interface
    95 could not find interface
    95 couldn't find interface
    95 cannot find interface
    95 can't find interface
    95 unable to find interface
    95 failed to find interface
    94 could not get interface
    94 couldn't get interface
    94 cannot get interface
    94 can't get interface
    94 unable to get interface
    94 failed to get interface
    94 unable to access interface
    94 failed to resolve interface
    94 no interface named
    94 no interface found
    95 does it even exist
    96 error fetching interface
    90 while getting interface
    90 so_bindtodevice
    90 siocgifindex
    90 siocgifhwaddr
    90 siocgifaddr
    88 siocgifflags
    88 siocgifconf
    92 if_nametoindex
    96 bridge * does not exist
    90 no interfaces
    88 no interface with
    92 not suitable for
    90 interface * down
    92 @ethtool cannot get device
    80 @iw,iwconfig,iwlist no such
    = not-found
    93 0 flow entries
    93 cannot stat /proc/sys
    96 table does not exist
    96 no chain/target/match by that name
    96 chain '* does not exist
    96 table '* does not exist
    96 target '* does not exist
    96 set * does not exist
    96 set with the given name does not exist
    96 set with given name does not exist
    95 bad rule (does a matching rule exist
    95 index of * too big
    95 no such process
    95 esrch
    96 cannot open network namespace
    96 no such network namespace
    96 no such namespace
    95 namespace * not found
    96 cannot remove namespace
    97 address not found
    95 entry not found
    95 no such entry
    95 no entry for
    95 no entry
    95 no arp entry
    93 no entries
    93 no match found
    93 no match for
    93 no matches found
    86 no match
    86 not registered
    88 no data found
    90 unknown connection
    90 no such connection profile
    95 unit * could not be found
    95 unit * not found
    95 unit * does not exist
    95 unit * not loaded
    95 not loaded
    95 no such unit
    95 no such container
    95 no such image
    95 no such network
    95 no such volume
    95 no such object
    95 no such instance
    95 no such table
    95 no such chain
    95 no such set
    95 no such user
    95 no such group
    95 no such property
    95 no such attribute
    95 no such job
    95 no such id
    95 no such key
    95 no such pid
    95 no such rule
    95 no such route
    95 no such module
    95 no such database
    95 no such share
    95 nt_status_bad_network_name
    95 nt_status_object_name_not_found
    95 nt_status_no_such
    92 nosuchname
    93 unknown user
    93 unknown group
    93 unknown id
    92 user * does not exist
    92 invalid user
    95 database '* does not exist
    95 relation '* does not exist
    95 unknown database
    95 unknown module
    95 unknown share
    95 unknown table
    95 module * not found
    95 module * is not currently loaded
    95 rtnetlink answers: no such file
    97 could not process rule: no such file
    95 invalid handle
    95 cannot find specified
    95 cannot find class
    95 cannot find qdisc
    95 failed to find
    95 specified qdisc * not found
    90 handle of zero
    93 the kernel says: no such file
    93 conntrack: * 0 flow entries
    92 object not found
    92 resource not found
    90 connection '* not found
    88 could not be found
    86 couldn't find
    86 could not find
    86 unable to find
    84 cannot find
    84 can't find
    82 does not exist
    82 doesn't exist
    72 not found
    80 no such
    80 nothing found
    = already-exists
    95 file exists
    96 already exists
    96 address already assigned
    95 already assigned
    95 eexist
    95 object exists
    95 exclusivity flag on
    95 is already a member
    95 it's already added
    95 already added
    95 already present
    95 already defined
    95 already a member
    92 already running
    90 already configured
    90 already connected
    90 already mounted
    88 already up
    88 already loaded
    88 already registered
    86 duplicate entry
    95 (17)$
    80 is already
    = address-in-use
    97 address already in use
    97 eaddrinuse
    96 address in use
    96 address is already in use
    96 port is already allocated
    96 port * already in use
    96 port * is already in use
    94 port * in use
    94 errno 98
    94 os error 98
    90 already in use
    72 could not bind
    72 couldn't bind
    72 cannot bind
    72 can't bind
    72 unable to bind
    72 failed to bind
    72 can't listen on
    72 unable to listen
    72 failed to listen
    """#
}
