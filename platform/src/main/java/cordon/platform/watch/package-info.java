/**
 * What streams have alike that go on for as long as somebody reads: what is watched is looked at
 * once for all who watch it, who is slow is told of what stands when they take it, and a place to
 * go on from says nothing about what others do.
 */
@NullMarked
package cordon.platform.watch;

import org.jspecify.annotations.NullMarked;
