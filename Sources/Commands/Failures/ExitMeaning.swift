/// What a utility's exit status says about the cause, whatever it printed.
struct ExitMeaning {
  let cause: FailureCause
  let weight: Int
  /// What the manual says of the status, in a few words.
  let text: String

  /// The meaning of a status; nil when it says nothing of its own.
  ///
  /// - Complexity: O(*n*) in the table's few kilobytes.
  static func of(_ utility: String, _ code: Int) -> ExitMeaning? {
    let key = Array("\(utility) \(code) ".utf8)
    return table.withUTF8Buffer { bytes in
      var start = 0
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        let line = bytes[start..<end]
        if line.starts(with: key) {
          let fields = line.dropFirst(key.count).split(separator: 0x20, maxSplits: 2)
          guard fields.count == 3,
            let weight = Int(String(decoding: fields[0], as: UTF8.self)),
            let cause = FailureCause(rawValue: String(decoding: fields[1], as: UTF8.self))
          else { return nil }
          return ExitMeaning(
            cause: cause, weight: weight, text: String(decoding: fields[2], as: UTF8.self))
        }
        start = end + 1
      }
      return nil
    }
  }

  /// Utility, status, weight, cause, meaning. Sources: the utilities' manual pages.
  private static let table: StaticString = """
    curl 1 80 unsupported the protocol is not supported
    curl 2 50 bad-argument it could not start with these options
    curl 3 90 bad-argument the URL is malformed
    curl 4 88 unsupported a needed feature is not built in
    curl 5 92 dns-failure the proxy's name could not be resolved
    curl 6 92 dns-failure the host's name could not be resolved
    curl 7 74 connection-refused no connection could be made
    curl 8 85 bad-response the server sent what curl can't parse
    curl 9 78 not-found the server denied access to that path
    curl 10 70 bad-response the FTP server could not connect back
    curl 11 80 bad-response a strange answer to PASS
    curl 12 85 timeout the FTP server did not connect back in time
    curl 13 80 bad-response a strange answer to PASV
    curl 14 80 bad-response a strange 227 line
    curl 15 85 dns-failure the host of the 227 line could not be resolved
    curl 16 80 bad-response an error in HTTP/2 framing
    curl 18 85 bad-response only a part of the file came
    curl 19 78 not-found the file can't be fetched
    curl 21 75 http-error the server refused a quoted command
    curl 22 85 http-error the server answered with a status of 400 or more
    curl 23 74 missing-file the output can't be written
    curl 25 78 permission the upload was refused
    curl 26 85 missing-file a file can't be read
    curl 27 90 out-of-resources there is no memory
    curl 28 92 timeout the time was up
    curl 33 78 unsupported the server can't do ranges
    curl 35 88 tls-failure the TLS handshake failed
    curl 37 85 missing-file the file can't be read
    curl 39 75 not-found the LDAP search failed
    curl 43 50 bad-argument a function was called with a bad parameter
    curl 45 86 interface-missing the outgoing interface can't be used
    curl 47 92 http-error too many redirects
    curl 48 90 unknown-option an option is not known to libcurl
    curl 49 88 bad-argument a telnet option is malformed
    curl 51 90 tls-failure the peer's certificate is not right
    curl 52 88 bad-response the server answered nothing
    curl 53 85 tls-failure there is no such crypto engine
    curl 55 82 connection-reset data could not be sent
    curl 56 76 connection-reset data could not be received
    curl 58 88 tls-failure the client's certificate is not usable
    curl 59 90 tls-failure the cipher can't be used
    curl 60 93 tls-failure the peer's certificate could not be verified
    curl 61 80 bad-response the transfer encoding is not known
    curl 63 92 too-large the file is larger than allowed
    curl 64 85 tls-failure TLS could not be used for this transfer
    curl 67 92 auth-failure the login was refused
    curl 68 85 not-found there is no such file on the TFTP server
    curl 69 80 permission the TFTP server does not permit it
    curl 70 85 disk-full the server's disk is full
    curl 73 88 already-exists the file is there already
    curl 77 88 missing-file the file of CA certificates can't be read
    curl 78 88 not-found there is no such resource
    curl 79 70 auth-failure an SSH error
    curl 80 80 tls-failure the TLS connection could not be shut down
    curl 82 86 missing-file the revocation list can't be read
    curl 83 90 tls-failure the issuer is not right
    curl 90 90 tls-failure the pinned key does not match
    curl 91 90 tls-failure the certificate's status is not right
    curl 94 90 auth-failure an authentication error
    curl 97 85 connection-refused the proxy's handshake failed
    wget 2 70 bad-argument the command line can't be parsed
    wget 3 80 missing-file a file can't be read or written
    wget 4 62 connection-refused a network failure
    wget 5 90 tls-failure TLS verification failed
    wget 6 90 auth-failure authentication failed
    wget 7 75 protocol-mismatch a protocol error
    wget 8 85 http-error the server answered with an error
    dig 8 85 missing-file the batch file can't be opened
    dig 9 80 timeout no server answered
    host 1 60 dns-failure the name was not found
    nslookup 1 60 dns-failure the name was not found
    ping 1 70 timeout no reply came
    ping6 1 70 timeout no reply came
    fping 1 66 timeout some hosts did not answer
    fping 2 80 dns-failure an address was not found
    fping 3 70 bad-argument the arguments are wrong
    arping 1 68 timeout no reply came
    ssh 255 50 connection-refused ssh itself failed
    sftp 255 50 connection-refused the connection failed
    scp 255 50 connection-refused the connection failed
    rsync 1 70 bad-argument a syntax or usage error
    rsync 2 80 protocol-mismatch the protocols don't fit
    rsync 3 72 missing-file an input or output file can't be used
    rsync 4 80 unsupported the action is not supported
    rsync 5 72 protocol-mismatch the client-server protocol could not start
    rsync 10 74 connection-refused an error in socket input or output
    rsync 12 60 protocol-mismatch an error in the data stream
    rsync 20 85 interrupted it was interrupted
    rsync 23 66 missing-file some files were not transferred
    rsync 30 90 timeout no data came in time
    rsync 35 90 timeout the daemon did not answer in time
    rsync 255 50 connection-refused the remote shell failed
    ssh-keyscan 1 60 connection-refused no key was fetched
    sshpass 5 92 auth-failure the password is wrong
    sshpass 6 92 host-key the host's key is not known
    grep 1 60 not-found no line matched
    pgrep 1 75 not-found no process matched
    pkill 1 72 not-found no process matched
    lsof 1 60 not-found nothing was listed
    nc 1 58 connection-refused no connection was made
    ncat 1 50 connection-refused no connection was made
    getent 2 72 not-found a key was not found in the database
    getent 3 78 unsupported this database can't be listed
    systemctl 4 80 not-found there is no such unit
    systemctl 5 75 not-found the unit is not loaded
    smbclient 1 40 connection-refused the connection failed
    ldapsearch 49 95 auth-failure the credentials are not right
    ldapsearch 32 93 not-found there is no such entry
    psql 2 60 connection-refused the connection failed
    pg_isready 1 76 connection-refused the server rejects connections
    pg_isready 2 82 connection-refused nothing answered
    nmcli 2 66 bad-argument the command line is wrong
    nmcli 3 86 timeout the time was up
    nmcli 4 60 not-found a connection could not be activated
    nmcli 8 88 unsupported NetworkManager does not run
    nmcli 10 86 not-found there is no such connection or device
    ntpdate 1 70 timeout no server answered
    wait-for-it 1 70 timeout the time was up
    """
}
