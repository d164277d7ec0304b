/** Accepts breach notices by e-mail. */
@NullMarked
package bellwether.app.mail;

import org.jspecify.annotations.NullMarked;
