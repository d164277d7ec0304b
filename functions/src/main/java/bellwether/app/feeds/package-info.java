/** The feeds that are polled, and the feeds that customers add. */
@NullMarked
package bellwether.app.feeds;

import org.jspecify.annotations.NullMarked;
