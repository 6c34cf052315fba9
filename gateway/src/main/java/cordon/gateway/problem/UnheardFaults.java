package cordon.gateway.problem;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Hooks;

/**
 * Has Reactor hand over the faults that reach no subscriber any more, which it would write out with
 * their messages: most are connections that callers have cut off.
 */
@Component
final class UnheardFaults {
  UnheardFaults() {
    Hooks.onErrorDropped(Faults::unheard);
  }
}
