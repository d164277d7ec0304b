/** Receives what is sent to destinations other than Slack, in place of real ones. */
@NullMarked
package bellwether.local.receiver;

import org.jspecify.annotations.NullMarked;
