/** E-mail, forwarded or not. */
@NullMarked
package bellwether.feed.format.mail;

import org.jspecify.annotations.NullMarked;
