/** What is recorded as evidence: changes of vendor lists, and the reads of feeds. */
@NullMarked
package bellwether.domain.record;

import org.jspecify.annotations.NullMarked;
