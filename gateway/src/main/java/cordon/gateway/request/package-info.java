/** What a request says of itself in its head, before anybody asks what it wants. */
@NullMarked
package cordon.gateway.request;

import org.jspecify.annotations.NullMarked;
