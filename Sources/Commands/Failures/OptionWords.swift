/// The options and subcommands that a utility takes, for finding what was probably meant.
package enum OptionWords {
  /// The options that an output lists, as a usage text does: words that begin with a dash.
  ///
  /// - Complexity: O(*n*) in at most 16 KiB of the output.
  package static func offered(_ output: String) -> [String] {
    var found: Set<String> = []
    var word: [UInt8] = []
    var isOption = false
    var isAtStart = true
    for byte in Array(output.utf8.prefix(16_384)) + [0x20] {
      if isOption {
        if ByteClass.isAlphanumeric(byte) || byte == UInt8(ascii: "-") {
          word.append(byte)
          continue
        }
        if word.count > 2, word.last != UInt8(ascii: "-") {
          found.insert(String(decoding: word, as: UTF8.self))
        }
        isOption = false
      }
      if isAtStart, byte == UInt8(ascii: "-") {
        isOption = true
        word = [byte]
      }
      isAtStart =
        byte <= 0x20 || byte == UInt8(ascii: "[") || byte == UInt8(ascii: ",")
        || byte == UInt8(ascii: "|") || byte == UInt8(ascii: "(")
    }
    return found.sorted()
  }

  /// The option nearest to one that is not there, other than itself.
  package static func nearest(to option: String, among options: [String]) -> String? {
    let others = options.filter { $0 != option && $0.utf8.count > 2 }
    if let near = Spelling.nearest(to: option, among: others) { return near }
    // `--count` where only `-c` is, `-verbose` where it is `--verbose`.
    let name = option.drop { $0 == "-" }
    return others.first { $0.drop { $0 == "-" } == name }
  }

  /// Long options that a utility takes; empty for one that is not known.
  package static func known(to utility: String) -> [String] { words(of: utility, in: options) }

  /// The subcommands and objects that a utility takes; empty for one that is not known.
  package static func commands(of utility: String) -> [String] { words(of: utility, in: commands) }

  private static func words(of utility: String, in table: StaticString) -> [String] {
    let wanted = Array(utility.utf8)
    return table.withUTF8Buffer { bytes in
      for line in bytes.split(separator: 0x0A) {
        let words = line.split(separator: 0x20)
        if words.first?.elementsEqual(wanted) == true {
          return words.dropFirst().map { String(decoding: $0, as: UTF8.self) }
        }
      }
      return []
    }
  }

  /// Sources: the utilities' manual pages.
  private static let options: StaticString = """
    curl --silent --show-error --location --head --output --remote-name --insecure --request --header --data --user --user-agent --verbose --max-time --connect-timeout --retry --proxy --resolve --interface --cacert --cert --key --compressed --fail --include --http1.1 --http2 --ipv4 --ipv6 --form --upload-file --limit-rate --range --referer --cookie --cookie-jar --write-out --tlsv1.2 --tlsv1.3 --noproxy --data-binary --data-raw --data-urlencode --max-redirs --no-progress-meter --parallel
    wget --quiet --output-document --continue --recursive --no-check-certificate --timeout --tries --spider --user --password --header --user-agent --limit-rate --mirror --no-parent --background --input-file --server-response --timestamping --no-verbose --directory-prefix --post-data --method --inet4-only --inet6-only --page-requisites --convert-links --span-hosts --level --accept --reject --waitretry
    dig +short +trace +noall +answer +stats +tcp +notcp +dnssec +nssearch +multiline +nocomments +noquestion +noauthority +noadditional +nostats +recurse +norecurse +time +tries +retry +bufsize +edns +noedns +subnet +nsid +cookie +ttlid +identify +authority +additional +question +comments +cmd +nocmd +tls +https +search +ndots +domain +yaml +all
    nmap --open --top-ports --script --script-args --osscan-guess --reason --traceroute --packet-trace --max-retries --host-timeout --scan-delay --min-rate --max-rate --exclude --excludefile --data-length --source-port --spoof-mac --ttl --badsum --version-intensity --version-all --iflist --resume --send-eth --send-ip --privileged --unprivileged --dns-servers --system-dns --disable-arp-ping --stats-every --append-output --interactive --port-ratio --min-parallelism --max-parallelism
    ss --all --listening --tcp --udp --numeric --resolve --processes --extended --options --memory --info --summary --ipv4 --ipv6 --unix --raw --packet --kill --events --no-header --oneline --net --bpf --family --query --socket --dccp --sctp --vsock --tos --cgroup --tipc --xdp --context
    tcpdump --interface --list-interfaces --count --no-promiscuous-mode --snapshot-length --immediate-mode --monitor-mode --buffer-size --print --version --number --direction --dont-verify-checksums --time-stamp-precision --time-stamp-type --list-data-link-types --packet-buffered --micro --nano --relinquish-privileges
    rsync --archive --verbose --compress --delete --exclude --include --progress --partial --dry-run --recursive --update --checksum --rsh --stats --human-readable --bwlimit --timeout --port --password-file --inplace --append --links --perms --times --owner --group --acls --xattrs --numeric-ids --one-file-system --whole-file --itemize-changes --list-only --info --remove-source-files --ignore-existing --files-from --backup --chmod --chown
    iptables --append --check --delete --insert --replace --list --list-rules --flush --zero --new-chain --delete-chain --policy --rename-chain --protocol --source --destination --match --jump --goto --in-interface --out-interface --fragment --set-counters --verbose --wait --numeric --exact --line-numbers --modprobe --table --ipv4 --ipv6 --dport --sport
    traceroute --icmp --tcp --udp --interface --max-hops --first --queries --wait --port --source --sim-queries --gateways --tos --flowlabel --mtu --back --as-path-lookups --extensions --module --options --sport --fwmark --debug --dont-fragment
    mtr --report --report-wide --report-cycles --no-dns --show-ips --interval --psize --tcp --udp --port --aslookup --json --csv --xml --raw --max-ttl --first-ttl --address --interface --mpls --order --ipinfo --timeout --gracetime --tos --curses --split --filename --sctp
    ip -brief -statistics -details -json -pretty -color -family -resolve -netns -oneline -timestamp -batch -force -numeric -human-readable -all -rcvbuf -loops -iec
    ping -flood
    iperf3 --client --server --port --time --bytes --parallel --reverse --udp --bandwidth --bitrate --interval --json --bind --bidir --format --length --window --set-mss --no-delay --version4 --version6 --omit --title --zerocopy --verbose --logfile --daemon --one-off --congestion --connect-timeout --cport --tos --get-server-output
    journalctl --follow --unit --since --until --boot --priority --lines --no-pager --reverse --output --grep --dmesg --user --catalog --disk-usage --vacuum-size --vacuum-time --list-boots --identifier --facility --utc --no-tail --quiet
    """

  /// Sources: the utilities' manual pages.
  private static let commands: StaticString = """
    ip address addr addrlabel fou ila ioam l2tp link macsec maddress monitor mptcp mroute mrule neighbor neighbour neigh netconf netns nexthop ntable ntbl route rule sr stats tap tcpmetrics token tunnel tuntap vrf xfrm add del delete change replace append show list get set flush save restore exec up down
    tc qdisc class filter chain action monitor add delete del change replace link show list
    bridge link fdb mdb mst vlan vni monitor add del delete show replace append set
    systemctl start stop restart reload status enable disable mask unmask is-active is-enabled is-failed list-units list-unit-files list-timers list-sockets daemon-reload show cat edit kill reset-failed set-property isolate preset list-dependencies list-jobs try-restart reload-or-restart poweroff reboot suspend halt get-default set-default revert link
    nmcli general networking radio connection device agent monitor show up down add modify edit delete reload load clone import export wifi status connect disconnect reapply set list hostname permissions logging on off connectivity rescan hotspot
    resolvectl query service openpgp tlsa status statistics reset-statistics flush-caches reset-server-features dns domain default-route llmnr mdns dnsovertls dnssec nta revert log-level monitor show-cache show-server-state
    networkctl list status lldp label delete up down renew forcerenew reconfigure reload edit cat mask unmask
    timedatectl status show set-time set-timezone list-timezones set-local-rtc set-ntp timesync-status show-timesync ntp-servers revert
    nft add create delete destroy list reset flush insert replace rename describe monitor import export ruleset table tables chain chains rule set sets map maps element
    iw dev phy reg list event features commands info link scan station survey connect disconnect get set del interface
    wg show showconf set setconf addconf syncconf genkey genpsk pubkey
    chronyc tracking sources sourcestats activity ntpdata serverstats clients makestep burst online offline waitsync reload rtcdata smoothing authdata selectdata
    ufw enable disable default logging allow deny reject limit delete insert prepend route reset status show version reload app
    openssl s_client s_server x509 req genrsa genpkey rsa pkey pkcs12 verify version ciphers enc dgst rand ca crl ocsp speed asn1parse ec ecparam dhparam passwd s_time list help
    docker run exec ps build pull push images login logout search version info network volume container image compose logs inspect start stop restart kill rm rmi cp top stats port attach commit create diff events export history import load pause rename save swarm system tag unpause update wait context
    kubectl get describe create apply delete edit logs exec port-forward expose run set explain rollout scale autoscale certificate cluster-info top cordon uncordon drain taint attach proxy cp auth debug diff patch replace wait label annotate config plugin version api-resources api-versions events
    git add am archive bisect branch bundle checkout cherry-pick clean clone commit describe diff fetch format-patch gc grep init log merge mv notes pull push range-diff rebase reset restore revert rm shortlog show sparse-checkout stash status submodule switch tag worktree config remote reflog blame
    conntrack --dump
    ipset create add del test destroy list save restore flush rename swap help version
    brctl addbr delbr addif delif hairpin setageing setbridgeprio setfd sethello setmaxage setpathcost setportprio show showmacs showstp stp
    rfkill block unblock list toggle event
    """
}
