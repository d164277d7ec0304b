/** The local web server: static files, and an HTTP API in front of a Lambda function. */
@NullMarked
package bellwether.local.http;

import org.jspecify.annotations.NullMarked;
