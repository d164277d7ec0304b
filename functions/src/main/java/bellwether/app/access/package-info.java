/** Decides whether a person may use what a request from Slack asks for. */
@NullMarked
package bellwether.app.access;

import org.jspecify.annotations.NullMarked;
