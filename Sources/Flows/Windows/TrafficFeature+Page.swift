extension TrafficFeature {
  /// The page `Documentation/Features.md`: every feature with its name, unit and definition.
  package static var page: String {
    var page = """
      # Features of traffic windows

      Traffic is summed up in windows of 1, 10 and 60 seconds that begin at whole multiples of their
      length since 1970-01-01 UTC, for the link and for each host that had packets. Detectors see each
      window as a vector of the numbers below, in this order; what a window says nothing about is
      missing (NaN), never 0.

      For a host, *sent* is what it sent and *opened* are the flows whose first packet it sent. For the
      link, *the host* stands for all who open flows: *sent* is what goes from those who opened a flow
      to those they opened it to, *received* what comes back. Features that are the same as another for
      the link are for hosts only. Sizes are those on the wire, link headers included.

      An attempt is a flow that begins with a SYN. It is decided when a SYN-ACK, a RST or an ICMP error
      answers it, or when the second after the one in which it was made ends without any; it counts in
      the window in which it is decided.

      Counts of flows, peers, ports and pairs are exact up to the limits of the meter, 65,536 flows of a
      window and 32,768 hosts at once; what was left out beyond them is counted beside (`flowsNotListed`, `hostsNotListed`), and then these numbers are
      lower bounds. Different names and different ARP targets are counted in 4,096 bits by linear
      counting: the standard error is 1.3% at 3,000 and 4% at 20,000; from about 34,000 on it stays
      there. A peer is new when the pair is not in a memory of about a million pairs, which takes an
      unseen pair for a known one with a chance of at most four in 2^32.

      | # | name | unit | for | definition |
      |--:|---|---|---|---|

      """
    for feature in allCases {
      page +=
        "| \(feature.rawValue) | `\(feature.name)` | \(feature.unit) | "
        + "\(feature.appliesToLink ? "link, host" : "host") | \(feature.definition) |\n"
    }
    return page
  }
}
