package cordon.operations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * A walk at random that is played with one seed, and with ten with {@code
 * -Dcordon.random.long=true}: every step of it asks real servers, and so takes long.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@ArgumentsSource(RandomSeeds.Seeds.class)
public @interface RandomSeeds {
  /** The numbers from 1 on. */
  final class Seeds implements ArgumentsProvider {
    private static final long MANY = Boolean.getBoolean("cordon.random.long") ? 10 : 1;

    @Override
    public Stream<? extends Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context) {
      return LongStream.rangeClosed(1, MANY).mapToObj(Arguments::of);
    }
  }
}
