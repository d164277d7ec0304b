/** Sends alerts to destinations other than Slack, with the states and guarantees of Slack's. */
@NullMarked
package bellwether.app.deliver.forward;

import org.jspecify.annotations.NullMarked;
