/** The compiled contract: its public methods, their paths, and the shape of their messages. */
@NullMarked
package cordon.gateway.contract;

import org.jspecify.annotations.NullMarked;
