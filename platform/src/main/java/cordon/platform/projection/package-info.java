/**
 * Views that are built from the journal page by page and can be built anew with the same result.
 */
@NullMarked
package cordon.platform.projection;

import org.jspecify.annotations.NullMarked;
