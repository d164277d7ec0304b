/** EDGAR's latest filings. */
@NullMarked
package bellwether.feed.format.edgar;

import org.jspecify.annotations.NullMarked;
