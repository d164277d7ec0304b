/** AWS Lambda handlers: configuration from the environment, event decoding and metrics. */
@NullMarked
package bellwether.lambda;

import org.jspecify.annotations.NullMarked;
