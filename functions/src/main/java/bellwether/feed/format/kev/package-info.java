/** CISA's Known Exploited Vulnerabilities catalog. */
@NullMarked
package bellwether.feed.format.kev;

import org.jspecify.annotations.NullMarked;
