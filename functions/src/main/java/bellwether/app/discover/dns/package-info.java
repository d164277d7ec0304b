/** Vendors in the DNS records of a company's own domain. */
@NullMarked
package bellwether.app.discover.dns;

import org.jspecify.annotations.NullMarked;
