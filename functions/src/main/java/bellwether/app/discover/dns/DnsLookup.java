package bellwether.app.discover.dns;

import java.util.List;

/** Looks up DNS records. */
@FunctionalInterface
public interface DnsLookup {
  /**
   * Returns the data of the records as a zone file writes it, such as {@code 10 mx.example.com.};
   * none if the name or the type does not exist.
   *
   * @param type {@code MX}, {@code TXT} or {@code CNAME}
   * @throws DnsLookupException if there is no answer
   */
  List<String> lookup(String name, String type) throws DnsLookupException;
}
