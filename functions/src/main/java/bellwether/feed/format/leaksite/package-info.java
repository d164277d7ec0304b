/** Claims on leak sites, as ransomware.live and RansomLook list them. */
@NullMarked
package bellwether.feed.format.leaksite;

import org.jspecify.annotations.NullMarked;
