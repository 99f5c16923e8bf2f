extension PhraseTable {
  /// What this user may not do. Sources: strerror(3), programs.
  static let rights: StaticString = #"""
    = permission
    96 not in the sudoers file
    92 operation not permitted
    88 permission denied
    90 permissionerror
    88 eacces
    88 eperm
    92 not permitted
    95 must be root
    95 must be the root
    95 must be super
    95 must be run as root
    95 must run as root
    95 must run this as root
    95 must have root
    95 must have super
    95 need to be root
    95 need to be run as root
    95 needs to be run as root
    95 needs to run as root
    95 need root
    95 needs root
    95 need to have root
    95 require root
    95 requires root
    95 requires superuser
    95 requires administrator
    95 requires elevated
    95 requires * privileges
    95 requires privileged
    95 require * privileges
    95 root privileges
    95 root permission
    95 root access
    95 root rights
    95 only root
    95 only by root
    95 only the superuser
    95 only the super-user
    95 superuser
    95 super-user
    95 super user
    95 not root
    95 non-root
    95 are you root
    95 run as root
    95 running as root
    95 run * with root
    95 run it as root
    95 as root user
    95 try with sudo
    95 try sudo
    95 using sudo
    95 use sudo
    95 with sudo
    95 insufficient privilege
    95 insufficient permission
    95 insufficient rights
    95 insufficient access
    95 insufficient authorization
    95 enough privilege
    95 enough permission
    95 enough rights
    95 have permission
    95 have the permission
    95 have sufficient
    95 have access to
    95 have * privilege
    95 no permission
    95 lacking permission
    95 lack * permission
    95 lack * privilege
    95 missing permission
    95 missing privilege
    95 missing capabilit
    95 cap_net_raw
    95 cap_net_admin
    95 cap_sys_admin
    95 capability
    93 unprivileged
    90 privilege
    95 interactive authentication required
    95 authentication is required
    93 not authorized
    93 not authorised to
    93 not allowed to
    84 not allowed
    95 nt_status_access_denied
    88 access denied
    88 access is denied
    88 permission failure
    96 cannot flood
    96 minimal interval allowed
    94 read-only file system
    94 erofs
    93 errno 13]
    93 errno 1]
    93 os error 13
    93 os error 1)
    92 polkit
    95 got permission denied while trying to connect to the docker daemon
    93 wants to be root
    80 raw socket
    = busy
    90 device or resource busy
    90 resource busy
    90 ebusy
    92 could not get lock
    92 unable to acquire * lock
    92 another app is currently holding
    88 is locked
    88 is busy
    93 text file busy
    90 another instance
    86 try again later
    85 lock file
    86 server is busy
    = out-of-resources
    93 out of memory
    93 cannot allocate memory
    93 memoryerror
    93 enomem
    93 not enough memory
    93 no buffer space available
    93 too many open files
    93 emfile
    88 resource temporarily unavailable
    88 cannot fork
    90 too many connections
    90 too many processes
    88 max number of clients
    """#
}
