/** Tests of the parts of the published description. */
@NullMarked
package cordon.description;

import org.jspecify.annotations.NullMarked;
