/** GitHub's security advisories. */
@NullMarked
package bellwether.feed.format.ghsa;

import org.jspecify.annotations.NullMarked;
