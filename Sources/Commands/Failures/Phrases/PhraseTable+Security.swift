extension PhraseTable {
  /// Certificates, keys and passwords. Sources: OpenSSL, GnuTLS, OpenSSH, Go and Python programs.
  static let security: StaticString = #"""
    = tls-failure
    97 unexpected tls packet
    96 gnutls: 
    96 tls: fatal
    97 certificate has expired
    97 certificate expired
    97 expired certificate
    97 certificate is expired
    97 certificate is not yet valid
    97 self signed certificate
    97 self-signed certificate
    97 local issuer certificate
    97 certificate verify failed
    97 certificate_verify_failed
    97 certificate verification
    97 certificate problem
    97 certificate required
    97 certificate unknown
    97 certificate validation
    97 certificate is not trusted
    97 certificate * not trusted
    97 certificate issuer is unknown
    97 certificate is not
    97 certificate is valid for
    97 certificate common name
    97 certificate subject name
    97 certificate does not match
    97 certificate doesn't match
    97 certificate * match
    97 certificate's owner does not match
    96 cannot verify * certificate
    96 can't verify * certificate
    96 verify error
    93 verification failed
    93 verification error
    96 hostname mismatch
    96 hostname does not match
    96 doesn't match requested
    96 ssl certificate
    96 ssl routines
    96 ssl connect error
    96 ssl connection
    96 ssl handshake
    96 ssl error
    96 ssl_connect
    96 ssl_error
    96 sslerror
    96 ssl peer
    96 ssl: 
    96 tls handshake
    96 tls error
    96 tls: 
    96 tls connection
    96 tls fatal alert
    96 tls packet
    96 tls alert
    96 tls negotiation
    96 starttls
    97 tlsv1 alert
    97 tlsv13 alert
    97 sslv3 alert
    96 alert handshake
    96 handshake failure
    96 handshake failed
    96 handshake has failed
    96 wrong version number
    96 x509
    96 unknown ca
    96 unknown authority
    96 untrusted root
    96 no peer certificate
    96 no shared cipher
    96 no cipher
    96 no ciphers
    96 key too small
    96 secure channel
    96 gnutls_handshake
    90 pinned public key
    90 verify the legitimacy
    80 could not load ca
    70 certificate
    70 openssl
    60 alert
    = auth-failure
    96 permission denied (pub
    96 permission denied (pass
    96 permission denied (key
    96 permission denied (gss
    96 permission denied (host
    93 a password is required
    93 a terminal is required to read the password
    96 permission denied, please try again
    96 @sshpass,ssh,scp,sftp,rsync,ssh-copy-id permission denied (pub
    95 authentication failed
    95 authentication failure
    95 authentication fail
    95 authentication unsuccessful
    95 authentication error
    95 auth failed
    95 auth fail
    94 auth_failed
    95 login incorrect
    95 login failed
    95 login failure
    95 logon failure
    95 nt_status_logon_failure
    95 nt_status_account
    95 nt_status_password
    95 nt_status_wrong_password
    95 not logged in
    96 access denied for user
    95 invalid credentials
    95 bad credentials
    95 wrong credentials
    95 credentials
    95 bad password
    95 incorrect password
    95 wrong password
    95 invalid password
    95 no password supplied
    95 password required
    95 invalid login
    95 invalid username
    95 bad user name or password
    95 invalid user name or password
    96 refused: not authorised
    96 refused: not authorized
    95 unauthorized
    95 unauthorised
    96 error: 401
    96 error: 403
    96 error 401
    96 error 403
    96 error 407
    96 response 407
    95 401 unauthorized
    95 403 forbidden
    95 407 proxy
    95 http/1.1 401
    95 http/1.1 403
    95 http/1.0 401
    95 http/1.0 403
    92 forbidden
    95 proxy authentication required
    93 authorization failed
    93 authorization error
    93 authorizationerror
    93 authorization required
    93 authentication required
    95 noauth
    95 wrongpass
    96 too many authentication failures
    96 no more authentication methods
    96 no supported authentication
    96 all configured authentication methods failed
    95 unable to authenticate
    95 could not authenticate
    95 failed to authenticate
    95 no pg_hba.conf entry
    95 role '* does not exist
    95 unknown user name
    95 wrong digest
    95 invalid token
    95 passphrase * incorrect
    = host-key
    98 remote host identification has changed
    97 host key verification failed
    98 host key is known for
    98 host key for * has changed
    97 host key mismatch
    97 host key * changed
    98 possible dns spoofing
    97 offending * key in
    95 authenticity of host
    97 unknown host key
    97 host key not found
    95 unable to verify host key
    = negotiation-failure
    97 unable to negotiate
    97 couldn't agree a
    96 no matching * found
    96 no matching cipher
    96 no matching mac
    96 no matching host key
    96 no matching key exchange
    96 no common
    96 negotiation failed
    96 negotiation failure
    96 protocol negotiation
    96 no proposal chosen
    96 no_proposal_chosen
    96 no kex alg
    """#
}
