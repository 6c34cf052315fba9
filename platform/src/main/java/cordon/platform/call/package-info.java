/**
 * What surrounds every call: who calls, whether they may, whether the request is well formed, and
 * what a fault looks like from outside.
 */
@NullMarked
package cordon.platform.call;

import org.jspecify.annotations.NullMarked;
