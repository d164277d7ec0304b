package bellwether.local.discover;

import bellwether.app.discover.dns.DnsLookup;
import bellwether.app.discover.dns.DnsLookupException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Hashtable;
import java.util.List;
import java.util.regex.Pattern;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

/**
 * Looks up DNS records with the JDK's own resolver. See
 * https://docs.oracle.com/javase/8/docs/technotes/guides/jndi/jndi-dns.html
 */
public final class JndiDnsLookup implements DnsLookup {
  /** Of the first attempt, in milliseconds; the next one waits twice as long. */
  private static final String TIMEOUT = "2000";

  private static final String ATTEMPTS = "2";

  /**
   * Letters, digits, hyphens and underscores (RFC 1035, section 2.3.1, and RFC 8552). JNDI would
   * take a name with a colon for the address of another service, such as an LDAP server.
   */
  private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*");

  // JNDI asks for this type.
  @SuppressWarnings("JdkObsolete")
  private final Hashtable<String, String> environment = new Hashtable<>();

  /**
   * @param server {@code dns:} for the servers of this machine, or {@code dns://HOST:PORT}
   */
  public JndiDnsLookup(String server) {
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, server);
    environment.put("com.sun.jndi.dns.timeout.initial", TIMEOUT);
    environment.put("com.sun.jndi.dns.timeout.retries", ATTEMPTS);
  }

  // Error Prone bans JNDI because objects may be deserialized. The DNS provider returns strings,
  // and NAME rules out every other provider.
  @SuppressWarnings("BanJNDI")
  @Override
  public List<String> lookup(String name, String type) throws DnsLookupException {
    if (!NAME.matcher(name).matches()) {
      throw new DnsLookupException("a name that is not valid in DNS is not looked up");
    }
    try {
      DirContext dns = new InitialDirContext(environment);
      try {
        Attribute records = dns.getAttributes(name, new String[] {type}).get(type);
        List<String> data = new ArrayList<>();
        if (records != null) {
          Collections.list(records.getAll()).forEach(value -> data.add(String.valueOf(value)));
        }
        return data;
      } finally {
        dns.close();
      }
    } catch (NameNotFoundException _) {
      return List.of();
    } catch (NamingException e) {
      throw new DnsLookupException("no answer for " + type + " of " + name + ": check the network");
    }
  }
}
