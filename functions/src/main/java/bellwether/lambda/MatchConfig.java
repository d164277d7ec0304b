package bellwether.lambda;



/** What MatchFunction takes from its environment. */
record MatchConfig(
    String advisoriesTable, String customersTable, String incidentsTable, String deliveriesTable) {

  static MatchConfig from(Environment environment) {
    return new MatchConfig(
        environment.table("advisories"),
        environment.table("customers"),
        environment.table("incidents"),
        environment.table("deliveries"));
  }
}
