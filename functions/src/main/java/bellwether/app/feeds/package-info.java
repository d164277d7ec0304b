/** Lists the feeds to poll and lets customers add their own. */
@NullMarked
package bellwether.app.feeds;

import org.jspecify.annotations.NullMarked;
