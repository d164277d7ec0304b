package bellwether.app.chain;

import bellwether.app.lookup.VendorFinder;
import bellwether.domain.chain.DeclaredUsers;
import bellwether.domain.chain.SupplierLink;
import bellwether.domain.chain.SupplierPage;
import bellwether.domain.vendor.Vendor;
import bellwether.match.chain.CustomerChain;
import bellwether.match.chain.DeclaredUse;
import bellwether.match.chain.UbiquitousSuppliers;
import bellwether.match.names.VendorIdentity;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.reply.ChainReply;
import bellwether.slack.reply.GeneralReplies;
import bellwether.store.Stores;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows the suppliers that a customer's vendors declare. */
public record ChainLookup(Stores stores, InstantSource clock) {

  /** Shows what a company uses and who uses it, with the evidence. */
  public SlackMessage show(String team, String name) {
    if (Vendor.key(name).isEmpty()) {
      return GeneralReplies.help(name);
    }
    List<Vendor> vendors = stores.customers().vendors(team);
    Vendor listed = new VendorFinder(vendors).find(name).orElse(null);
    Map<URI, SupplierPage> pages = pages(vendors);
    CustomerChain chain = CustomerChain.of(vendors, pages);
    VendorIdentity identity = VendorIdentity.ofName(name);
    URI address = listed == null ? null : listed.chain().page();
    return ChainReply.of(
        new ChainReply.Chain(
            listed == null ? name : listed.name(),
            listed == null ? List.of() : links(CustomerChain.usesBy(listed, pages)),
            links(usesOf(chain, listed, identity)),
            Optional.ofNullable(address)
                .map(page -> pages.getOrDefault(page, SupplierPage.neverRead(page)))
                .orElse(null),
            listed == null ? UbiquitousSuppliers.reasonOf(identity).orElse(null) : null,
            listed == null && identity.isAmbiguous()),
        today());
  }

  private Map<URI, SupplierPage> pages(List<Vendor> vendors) {
    return stores.supplierPages().findAll(CustomerChain.pages(vendors));
  }

  /** Those of a customer's vendors that declare a company, without those whose link expired. */
  public DeclaredUsers usersOf(List<Vendor> vendors, String name) {
    CustomerChain chain = CustomerChain.of(vendors, pages(vendors));
    Vendor listed = new VendorFinder(vendors).find(name).orElse(null);
    return DeclaredUsers.of(
        links(usesOf(chain, listed, VendorIdentity.ofName(name))).stream()
            .filter(link -> link.isValidOn(today()))
            .toList());
  }

  private static List<DeclaredUse> usesOf(
      CustomerChain chain, @Nullable Vendor listed, VendorIdentity identity) {
    return listed == null
        ? chain.ofOthers().getOrDefault(identity.key(), List.of())
        : chain.ofWatched().getOrDefault(listed.key(), List.of());
  }

  private static List<SupplierLink> links(List<DeclaredUse> uses) {
    return uses.stream().map(DeclaredUse::link).toList();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
