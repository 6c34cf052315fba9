/** JSON to the bytes of a message and back, without objects between. */
@NullMarked
package cordon.gateway.transcode;

import org.jspecify.annotations.NullMarked;
