package io.atrium.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class AssetsTests {

  @Test
  void namesTheFilesThatTheManifestNames() {
    var manifest =
        """
        {"src/app.ts": {"file": "app-1a2b.js", "css": ["app-3c4d.css"], "isEntry": true},
         "icons.svg": {"file": "icons-5e6f.svg"}}
        """;

    var assets = new Assets(new ByteArrayResource(manifest.getBytes(StandardCharsets.UTF_8)));

    assertThat(assets.address("src/app.ts")).isEqualTo("/assets/app-1a2b.js");
    assertThat(assets.styles("src/app.ts")).isEqualTo("/assets/app-3c4d.css");
    assertThat(assets.address("icons.svg")).isEqualTo("/assets/icons-5e6f.svg");
  }

  @Test
  void hasNoAddressesWhereTheFrontEndWasNotBuilt() {
    var assets = new Assets(new ClassPathResource("no/such/manifest.json"));

    assertThat(assets.address("src/app.ts")).isNull();
    assertThat(assets.styles("src/app.ts")).isNull();
  }
}
