/** The ports: TLS, what a connection may send, and what is no request at all. */
@NullMarked
package cordon.gateway.server;

import org.jspecify.annotations.NullMarked;
