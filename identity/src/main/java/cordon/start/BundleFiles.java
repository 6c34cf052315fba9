package cordon.start;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.core.env.Environment;

/** What is wrong with the files of certificates and keys that are set; never what is in them. */
final class BundleFiles {
  private static final String SETTINGS = "spring.ssl.bundle";

  private final Environment environment;

  BundleFiles(Environment environment) {
    this.environment = environment;
  }

  /** As Spring Boot names them, as far as they name files. */
  record Pem(@Nullable PemStore keystore, @Nullable PemStore truststore) {}

  record PemStore(
      @Nullable String certificate,
      @Nullable String privateKey,
      @Nullable String privateKeyPassword) {}

  record Jks(@Nullable JksStore keystore, @Nullable JksStore truststore) {}

  record JksStore(@Nullable String location) {}

  /** What a file is to have; it throws whatever it likes where the file has not. */
  private interface Content {
    void look(InputStream file) throws IOException;
  }

  /** The first that cannot be used; null if each can. */
  @Nullable NotStartedException fault() {
    try {
      set("pem", Pem.class).forEach(BundleFiles::require);
      set("jks", Jks.class).forEach(BundleFiles::require);
      return null;
    } catch (NotStartedException e) {
      return e;
    }
  }

  private <T> Map<String, T> set(String kind, Class<T> type) {
    return Binder.get(environment)
        .bind(SETTINGS + "." + kind, Bindable.mapOf(String.class, type))
        .orElse(Map.of());
  }

  private static void require(String name, Pem bundle) {
    String prefix = SETTINGS + ".pem." + name;
    require(prefix + ".keystore", bundle.keystore());
    require(prefix + ".truststore", bundle.truststore());
    PemStore own = bundle.keystore();
    if (own != null && own.certificate() != null && own.privateKey() == null) {
      throw NotStartedException.missing(prefix + ".keystore.private-key");
    }
  }

  private static void require(String prefix, @Nullable PemStore store) {
    if (store == null) {
      return;
    }
    require(
        prefix + ".certificate",
        store.certificate(),
        "no certificate in PEM",
        file -> PemContent.load(file).getCertificates());
    require(
        prefix + ".private-key",
        store.privateKey(),
        "no private key in PEM that can be read, with its password if one is set",
        file -> {
          if (PemContent.load(file).getPrivateKey(store.privateKeyPassword()) == null) {
            throw new IOException("none");
          }
        });
  }

  private static void require(String name, Jks bundle) {
    String prefix = SETTINGS + ".jks." + name;
    require(prefix + ".keystore", bundle.keystore());
    require(prefix + ".truststore", bundle.truststore());
  }

  private static void require(String prefix, @Nullable JksStore store) {
    if (store != null) {
      require(prefix + ".location", store.location(), "no key store", InputStream::read);
    }
  }

  private static void require(
      String setting, @Nullable String file, String lacks, Content content) {
    // What is no address is the content itself, and is not repeated.
    if (file == null || PemContent.isPresentInText(file)) {
      return;
    }
    byte[] bytes;
    try (InputStream in = ApplicationResourceLoader.get().getResource(file).getInputStream()) {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new NotStartedException(
          "%s cannot be read.".formatted(named(setting, file)),
          "Put it there and let this part's user read it, or set %s to the one that is there."
              .formatted(NotStartedException.variable(setting)));
    }
    try (InputStream in = new ByteArrayInputStream(bytes)) {
      content.look(in);
    } catch (IOException | RuntimeException e) {
      throw new NotStartedException(
          "%s has %s.".formatted(named(setting, file), lacks),
          "Put the right one there, or set %s to it."
              .formatted(NotStartedException.variable(setting)));
    }
  }

  /** What is no path may be a key that was put in its place. */
  private static String named(String setting, String file) {
    return file.startsWith("file:") || file.startsWith("/")
        ? "The file %s of %s".formatted(file, setting)
        : "What %s names".formatted(setting);
  }
}
