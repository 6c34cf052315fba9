/** What the two forms of a call have in common, and its body while it comes. */
@NullMarked
package cordon.gateway.call;

import org.jspecify.annotations.NullMarked;
