/** Records in the Open Source Vulnerability format. */
@NullMarked
package bellwether.feed.format.osv;

import org.jspecify.annotations.NullMarked;
