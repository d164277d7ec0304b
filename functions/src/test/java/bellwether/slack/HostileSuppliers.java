package bellwether.slack;

import bellwether.domain.chain.DeclaredSupplier;
import bellwether.domain.chain.DeclaredUsers;
import bellwether.domain.chain.SupplierLink;
import bellwether.domain.chain.SupplierPage;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.Notice.SupplierNotice;
import bellwether.domain.supplier.SupplierIncident;
import bellwether.slack.reply.ChainReply;
import java.net.URI;
import java.time.LocalDate;

/** Generates hostile declarations of suppliers, and notices about them. */
class HostileSuppliers extends HostileClocks {
  HostileSuppliers(long seed) {
    super(seed);
  }

  SupplierNotice supplierNotice() {
    return new SupplierNotice("T1", "a1", supplierIncident());
  }

  Digest.Suppliers suppliers() {
    return new Digest.Suppliers(list(12, this::supplierIncident), random.nextInt(90));
  }

  SupplierIncident supplierIncident() {
    return new SupplierIncident(
        text(300),
        any(Role.values()),
        any(Event.Kind.values()),
        any(Confidence.values()),
        any(Severity.Level.values()),
        text(1_500),
        url(),
        declaredUsers());
  }

  ChainReply.Chain chain() {
    return new ChainReply.Chain(
        text(300),
        list(40, this::supplierLink),
        list(40, this::supplierLink),
        randomBoolean()
            ? null
            : SupplierPage.neverRead(URI.create("https://page.example/"))
                .afterFailure(text(900), instant()),
        randomBoolean() ? null : text(300),
        randomBoolean());
  }

  DeclaredUsers declaredUsers() {
    return new DeclaredUsers(list(6, this::supplierLink), random.nextInt(90));
  }

  SupplierLink supplierLink() {
    String[] sources = {SupplierLink.PAGE, DeclaredSupplier.VENDOR_LIST, text(200)};
    return new SupplierLink(
        text(300),
        text(300),
        any(sources),
        text(400),
        randomBoolean() ? null : LocalDate.EPOCH,
        randomBoolean() ? null : LocalDate.EPOCH);
  }
}
