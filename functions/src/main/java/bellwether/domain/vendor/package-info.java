/** Vendors that customers watch, and where advisories match them. */
@NullMarked
package bellwether.domain.vendor;

import org.jspecify.annotations.NullMarked;
