extension UtilityProfile {
  /// Utilities that work on another host.
  static let remote: KeyValuePairs<StaticString, UtilityProfile> = [
    "ssh": .init("remote-access", .ownsTerminal, hosts: true, "opens a shell on another host"),
    "mosh": .init(
      "remote-access", .ownsTerminal, hosts: true,
      "opens a shell that survives a bad line"),
    "sftp": .init("http-transfer", .ownsTerminal, hosts: true, "works with files of another host"),
    "scp": .init("http-transfer", .ordinary, hosts: true, "copies files to and from another host"),
    "rsync": .init("http-transfer", .ordinary, hosts: true, "copies what differs between hosts"),
    "sshfs": .init("remote-access", .ordinary, hosts: true, "mounts a directory of another host"),
    "ssh-copy-id": .init("remote-access", .ownsTerminal, hosts: true, "puts a key on another host"),
    "ssh-keyscan": .init("remote-access", .lineOriented, hosts: true, "collects the keys of hosts"),
    "ssh-keygen": .init("remote-access", .ownsTerminal, "makes and shows keys"),
    "ssh-add": .init("remote-access", .ownsTerminal, "hands keys to the agent"),
    "autossh": .init(
      "remote-access", .ownsTerminal, hosts: true,
      "keeps a connection to another host open"),
    "rlogin": .init("remote-access", .ownsTerminal, hosts: true, "opens a shell on another host"),
    "rsh": .init("remote-access", .ownsTerminal, hosts: true, "runs a command on another host"),
    "xfreerdp": .init("remote-access", .ordinary, hosts: true, "shows a Windows desktop"),
    "rdesktop": .init("remote-access", .ordinary, hosts: true, "shows a Windows desktop"),
    "vncviewer": .init("remote-access", .ordinary, hosts: true, "shows another host's desktop"),
    "ansible": .init("remote-access", .ordinary, hosts: true, "runs tasks on many hosts"),
    "ansible-playbook": .init(
      "remote-access", .ordinary, hosts: true,
      "runs playbooks on many hosts"),
    "pssh": .init("remote-access", .ordinary, hosts: true, "runs a command on many hosts"),
    "ipmitool": .init(
      "remote-access", .ordinary, hosts: true,
      "steers a server's management controller"),
    "minicom": .init("remote-access", .ownsTerminal, "talks to a serial line"),
    "picocom": .init("remote-access", .ownsTerminal, "talks to a serial line"),
    "screen": .init("remote-access", .ownsTerminal, "keeps terminals alive"),
    "tmux": .init("remote-access", .ownsTerminal, "keeps terminals alive"),
    "evil-winrm": .init(
      "remote-access", .ownsTerminal, hosts: true,
      "opens a shell on a Windows host"),
    "winexe": .init(
      "remote-access", .ownsTerminal, hosts: true,
      "runs a command on a Windows host"),
  ]
}
