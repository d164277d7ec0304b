/** Network out to destinations other than Slack: signed webhooks and Microsoft Teams. */
@NullMarked
package bellwether.forward;

import org.jspecify.annotations.NullMarked;
