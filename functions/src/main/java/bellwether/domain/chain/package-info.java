/** Suppliers that a customer's vendors declare, and the evidence for each. */
@NullMarked
package bellwether.domain.chain;

import org.jspecify.annotations.NullMarked;
