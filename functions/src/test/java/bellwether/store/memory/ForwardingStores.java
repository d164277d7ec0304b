package bellwether.store.memory;

import bellwether.store.AdvisoryStore;
import bellwether.store.CaseStore;
import bellwether.store.CustomerFeedStore;
import bellwether.store.CustomerStore;
import bellwether.store.DeliveryStore;
import bellwether.store.DestinationStore;
import bellwether.store.FeedStateStore;
import bellwether.store.FirstReadStore;
import bellwether.store.IncidentStore;
import bellwether.store.InstallationStore;
import bellwether.store.MentionStore;
import bellwether.store.OutageStore;
import bellwether.store.Stores;
import bellwether.store.SupplierPageStore;
import bellwether.store.record.FeedHourStore;
import bellwether.store.record.ListChangeStore;

/** Forwards to other stores, for tests that replace one of them. */
public class ForwardingStores implements Stores {
  private final Stores stores;

  public ForwardingStores(Stores stores) {
    this.stores = stores;
  }

  @Override
  public FeedStateStore feedStates() {
    return stores.feedStates();
  }

  @Override
  public FeedHourStore feedHours() {
    return stores.feedHours();
  }

  @Override
  public ListChangeStore listChanges() {
    return stores.listChanges();
  }

  @Override
  public FirstReadStore firstReads() {
    return stores.firstReads();
  }

  @Override
  public SupplierPageStore supplierPages() {
    return stores.supplierPages();
  }

  @Override
  public CustomerFeedStore customerFeeds() {
    return stores.customerFeeds();
  }

  @Override
  public AdvisoryStore advisories() {
    return stores.advisories();
  }

  @Override
  public CustomerStore customers() {
    return stores.customers();
  }

  @Override
  public IncidentStore incidents() {
    return stores.incidents();
  }

  @Override
  public DeliveryStore deliveries() {
    return stores.deliveries();
  }

  @Override
  public DeliveryStore forwards() {
    return stores.forwards();
  }

  @Override
  public DestinationStore destinations() {
    return stores.destinations();
  }

  @Override
  public CaseStore cases() {
    return stores.cases();
  }

  @Override
  public OutageStore outages() {
    return stores.outages();
  }

  @Override
  public MentionStore mentions() {
    return stores.mentions();
  }

  @Override
  public InstallationStore installations() {
    return stores.installations();
  }
}
