extension UtilityProfile {
  /// Utilities for certificates and keys.
  static let security: KeyValuePairs<StaticString, UtilityProfile> = [
    "openssl": .init("tls", .ordinary, hosts: true, "works with keys, certificates and TLS"),
    "gnutls-cli": .init("tls", .ownsTerminal, hosts: true, "talks TLS by hand"),
    "certbot": .init("tls", .ordinary, "gets certificates"),
    "testssl.sh": .init("tls", .lineOriented, hosts: true, "tests a server's TLS"),
    "testssl": .init("tls", .lineOriented, hosts: true, "tests a server's TLS"),
    "sslscan": .init("scan", .lineOriented, hosts: true, "tests a server's TLS"),
    "sslyze": .init("tls", .lineOriented, hosts: true, "tests a server's TLS"),
    "keytool": .init("tls", .ordinary, "keeps Java's certificates"),
    "certtool": .init("tls", .ordinary, "works with certificates"),
    "step": .init("tls", .ordinary, hosts: true, "works with certificates"),
    "acme.sh": .init("tls", .ordinary, "gets certificates"),
    "update-ca-certificates": .init("tls", .ordinary, "rebuilds the trusted certificates"),
  ]
}
