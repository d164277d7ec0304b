/**
 * Network out to Amazon SES: e-mail about alerts, and e-mail with a code that confirms an address.
 */
@NullMarked
package bellwether.forward.email;

import org.jspecify.annotations.NullMarked;
