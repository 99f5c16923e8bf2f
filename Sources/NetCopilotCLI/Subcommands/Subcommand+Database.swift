extension Subcommand {
  /// `db …`: the database itself.
  static let database = Subcommand.group(
    "db", "The database: status, check, backup, restore, migrate, rollback, prune",
    usual: "status")
}
