package cordon.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

  @Test
  void the_published_roots_of_certificate_transparency_come_out() {
    // Leaves and roots of the reference implementation's test data for RFC 6962.
    List<String> leaves =
        List.of(
            "",
            "00",
            "10",
            "2021",
            "3031",
            "40414243",
            "5051525354555657",
            "606162636465666768696a6b6c6d6e6f");
    MerkleTree tree = MerkleTree.empty();

    assertThat(hex(tree.root()))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (String leaf : leaves) {
      tree = tree.append(MerkleTree.leaf(HexFormat.of().parseHex(leaf)));
    }
    assertThat(hex(tree.root()))
        .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
  }

  @Property(tries = 100)
  void appending_gives_the_root_that_the_definition_gives(
      @ForAll @Size(max = 70) List<Byte> contents) throws Exception {
    List<Binary> leaves =
        contents.stream().map(content -> MerkleTree.leaf(new byte[] {content})).toList();
    MerkleTree tree = MerkleTree.empty();

    for (Binary leaf : leaves) {
      tree = tree.append(leaf);
    }

    assertThat(tree.root()).isEqualTo(new Binary(defined(leaves)));
    assertThat(tree.size()).isEqualTo(leaves.size());
  }

  /** RFC 9162, section 2.1.1, word for word. */
  private static byte[] defined(List<Binary> leaves) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    if (leaves.isEmpty()) {
      return digest.digest();
    }
    if (leaves.size() == 1) {
      return leaves.getFirst().getData();
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    digest.update((byte) 1);
    digest.update(defined(leaves.subList(0, split)));
    digest.update(defined(leaves.subList(split, leaves.size())));
    return digest.digest();
  }

  private static String hex(Binary hash) {
    return HexFormat.of().formatHex(hash.getData());
  }
}
