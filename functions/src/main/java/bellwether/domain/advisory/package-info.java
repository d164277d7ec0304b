/** Advisories, and the facts that feeds state about them. */
@NullMarked
package bellwether.domain.advisory;

import org.jspecify.annotations.NullMarked;
