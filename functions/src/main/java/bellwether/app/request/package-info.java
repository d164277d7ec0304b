/** Requests from Slack and the replies to them. */
@NullMarked
package bellwether.app.request;

import org.jspecify.annotations.NullMarked;
