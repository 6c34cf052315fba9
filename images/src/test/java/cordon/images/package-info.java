/** Images that hold a few bytes, written and read again. */
@NullMarked
package cordon.images;

import org.jspecify.annotations.NullMarked;
