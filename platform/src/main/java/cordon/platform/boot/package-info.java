/** How a service is put together from the platform: the beans, their order, its health. */
@NullMarked
package cordon.platform.boot;

import org.jspecify.annotations.NullMarked;
