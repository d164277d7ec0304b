/** Have I Been Pwned's list of breaches. */
@NullMarked
package bellwether.feed.format.hibp;

import org.jspecify.annotations.NullMarked;
