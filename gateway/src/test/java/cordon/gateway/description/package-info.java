/** Tests of the parts of the published description. */
@NullMarked
package cordon.gateway.description;

import org.jspecify.annotations.NullMarked;
