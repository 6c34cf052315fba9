/**
 * Hotspots: places on the ground and online where crime is concentrated, found by where they lie
 * and how they are called, and merged where two are one.
 */
@NullMarked
package cordon.operations.hotspot;

import org.jspecify.annotations.NullMarked;
