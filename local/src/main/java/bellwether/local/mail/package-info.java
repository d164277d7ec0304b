/** Receives e-mail in place of Amazon SES, and shows it. */
@NullMarked
package bellwether.local.mail;

import org.jspecify.annotations.NullMarked;
