/** Whether the gateway and what it stands before can serve. */
@NullMarked
package cordon.gateway.health;

import org.jspecify.annotations.NullMarked;
