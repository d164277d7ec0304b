package bellwether.store;

/** Gives access to every store. Asking for a store costs nothing; the first call connects. */
public interface Stores {
  AdvisoryStore advisories();

  /** What people did about alerts. */
  CaseStore cases();

  CustomerStore customers();

  /** The feeds and status pages that customers added. */
  CustomerFeedStore customerFeeds();

  DeliveryStore deliveries();

  FeedStateStore feedStates();

  IncidentStore incidents();

  InstallationStore installations();

  /** Reports that name a vendor without a part in a breach. */
  MentionStore mentions();

  /** Workspaces that reject all posts. */
  OutageStore outages();
}
