package cordon.operations;

import cordon.platform.boot.PlatformConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Starts the operations service. */
@SpringBootApplication
@Import(PlatformConfiguration.class)
public class OperationsApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(OperationsApplication.class, arguments);
  }
}
