/** Proposes vendors from what a company already has: exports, registers, DNS records. */
@NullMarked
package bellwether.app.discover;

import org.jspecify.annotations.NullMarked;
