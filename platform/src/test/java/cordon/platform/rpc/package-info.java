/** Tables of methods, and what they refuse. */
@NullMarked
package cordon.platform.rpc;

import org.jspecify.annotations.NullMarked;
