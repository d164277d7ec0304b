package bellwether.store;

import bellwether.domain.chain.DeclaredSupplier;
import bellwether.domain.chain.DeclaredUsers;
import bellwether.domain.chain.SupplierLink;
import bellwether.domain.chain.SupplyChain;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Digest;
import bellwether.domain.supplier.SupplierIncident;
import java.time.LocalDate;
import java.util.List;

/** Generates random declared suppliers, and their incidents. */
class RandomSuppliers extends RandomValues {
  RandomSuppliers(long seed) {
    super(seed);
  }

  SupplyChain supplyChain() {
    LocalDate date = LocalDate.EPOCH.plusDays(random.nextInt(40_000));
    return random.nextBoolean()
        ? SupplyChain.NONE
        : new SupplyChain(
            List.of(
                DeclaredSupplier.parse("Quill & Co"),
                new DeclaredSupplier("Inkwell, Inc.", "register, rank 2", date),
                new DeclaredSupplier("Gridmoth", DeclaredSupplier.VENDOR_LIST, date)),
            random.nextBoolean());
  }

  DeclaredUsers declaredUsers() {
    return random.nextBoolean()
        ? DeclaredUsers.NONE
        : new DeclaredUsers(List.of(link(), link()), random.nextInt(100));
  }

  Digest.Suppliers suppliers() {
    return random.nextBoolean()
        ? Digest.Suppliers.NONE
        : new Digest.Suppliers(List.of(supplierIncident()), random.nextInt(100));
  }

  SupplierIncident supplierIncident() {
    return new SupplierIncident(
        text(),
        pick(Role.values()),
        pick(Event.Kind.values()),
        pick(Confidence.values()),
        pick(Severity.Level.values()),
        text(),
        maybeText(),
        declaredUsers());
  }

  private SupplierLink link() {
    return new SupplierLink(
        text(), text(), text(), text(), maybe(this::linkDay), maybe(this::linkDay));
  }

  private LocalDate linkDay() {
    return LocalDate.EPOCH.plusDays(random.nextInt(40_000));
  }
}
