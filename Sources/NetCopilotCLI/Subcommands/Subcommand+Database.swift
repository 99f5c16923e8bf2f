extension Subcommand {
  /// `db …`: the database itself.
  static let database = Subcommand.group(
    "db", "The database: status, check, backup, migrate, rollback, prune",
    usual: "status")
}
