package bellwether.app.discover.dns;

/**
 * A DNS record (RFC 1035, section 3.2.1) without its class and time to live.
 *
 * @param name the owner in lower case without the final period
 * @param type such as {@code MX}, in capitals
 * @param data the host of an MX or CNAME record in lower case without the final period, or the text
 *     of a TXT record
 * @param place where a person finds it, such as {@code line 12}
 */
public record DnsRecord(String name, String type, String data, String place) {}
