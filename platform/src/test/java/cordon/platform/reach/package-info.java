/** Records of every scope, and copies of the contract that differ in the scope alone. */
@NullMarked
package cordon.platform.reach;

import org.jspecify.annotations.NullMarked;
