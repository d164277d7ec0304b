package bellwether.store.memory;

import bellwether.store.Stores;
import java.lang.reflect.Proxy;

/** Keeps all stores in memory, for tests. */
public final class InMemoryStores implements Stores {
  private final InMemoryFeedStateStore feedStates = new InMemoryFeedStateStore();
  private final InMemorySupplierPageStore supplierPages = new InMemorySupplierPageStore();
  private final InMemoryFeedHourStore feedHours = new InMemoryFeedHourStore();
  private final InMemoryListChangeStore listChanges = new InMemoryListChangeStore();
  private final InMemoryFirstReadStore firstReads = new InMemoryFirstReadStore();
  private final InMemoryCustomerFeedStore customerFeeds = new InMemoryCustomerFeedStore();
  private final InMemoryAdvisoryStore advisories = new InMemoryAdvisoryStore();
  private final InMemoryCustomerStore customers = new InMemoryCustomerStore();
  private final InMemoryIncidentStore incidents = new InMemoryIncidentStore();
  private final InMemoryDeliveryStore deliveries = new InMemoryDeliveryStore();
  private final InMemoryDeliveryStore forwards = new InMemoryDeliveryStore();
  private final InMemoryDestinationStore destinations = new InMemoryDestinationStore();
  private final InMemoryCaseStore cases = new InMemoryCaseStore();
  private final InMemoryOutageStore outages = new InMemoryOutageStore();
  private final InMemoryMentionStore mentions = new InMemoryMentionStore();
  private final InMemoryInstallationStore installations = new InMemoryInstallationStore();

  @Override
  public InMemoryFeedStateStore feedStates() {
    return feedStates;
  }

  @Override
  public InMemorySupplierPageStore supplierPages() {
    return supplierPages;
  }

  @Override
  public InMemoryFeedHourStore feedHours() {
    return feedHours;
  }

  @Override
  public InMemoryListChangeStore listChanges() {
    return listChanges;
  }

  @Override
  public InMemoryFirstReadStore firstReads() {
    return firstReads;
  }

  @Override
  public InMemoryCustomerFeedStore customerFeeds() {
    return customerFeeds;
  }

  @Override
  public InMemoryAdvisoryStore advisories() {
    return advisories;
  }

  @Override
  public InMemoryCustomerStore customers() {
    return customers;
  }

  @Override
  public InMemoryIncidentStore incidents() {
    return incidents;
  }

  @Override
  public InMemoryDeliveryStore deliveries() {
    return deliveries;
  }

  @Override
  public InMemoryDeliveryStore forwards() {
    return forwards;
  }

  @Override
  public InMemoryDestinationStore destinations() {
    return destinations;
  }

  @Override
  public InMemoryCaseStore cases() {
    return cases;
  }

  @Override
  public InMemoryOutageStore outages() {
    return outages;
  }

  @Override
  public InMemoryMentionStore mentions() {
    return mentions;
  }

  @Override
  public InMemoryInstallationStore installations() {
    return installations;
  }

  /** Stores that fail the test when one of them is used. */
  public static Stores unreachable() {
    return (Stores)
        Proxy.newProxyInstance(
            Stores.class.getClassLoader(),
            new Class<?>[] {Stores.class},
            (_, method, _) -> {
              throw new IllegalStateException("nothing here needs a store: " + method.getName());
            });
  }
}
