package bellwether.store;

import bellwether.store.record.FeedHourStore;
import bellwether.store.record.ListChangeStore;

/** Provides every store. Getting a store costs nothing; its first call connects. */
public interface Stores {
  AdvisoryStore advisories();

  /** The cases of alerts. */
  CaseStore cases();

  CustomerStore customers();

  /** The feeds and status pages that customers added. */
  CustomerFeedStore customerFeeds();

  DeliveryStore deliveries();

  /**
   * The same deliveries, of which those to destinations other than Slack are due here and nowhere
   * else.
   */
  DeliveryStore forwards();

  /** Where alerts are forwarded to. */
  DestinationStore destinations();

  FeedStateStore feedStates();

  /** When each feed was read, hour by hour. */
  FeedHourStore feedHours();

  /** The changes of vendor lists. */
  ListChangeStore listChanges();

  /** First reads of feeds that no summary reports yet. */
  FirstReadStore firstReads();

  IncidentStore incidents();

  InstallationStore installations();

  /** Reports that only mention a vendor. */
  MentionStore mentions();

  /** Vendors' pages of subprocessors. */
  SupplierPageStore supplierPages();

  /** Workspaces that reject all posts. */
  OutageStore outages();
}
