/**
 * Views that are built from the journal block by block and can be built anew with the same result.
 */
@NullMarked
package cordon.platform.projection;

import org.jspecify.annotations.NullMarked;
