package io.atrium.drivers.docker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A registry of one image, {@code starter:1}, on the loopback, where engines ask for no
 * certificate.
 */
final class SmallRegistry implements AutoCloseable {

  private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

  private static final String CONFIG = "application/vnd.docker.container.image.v1+json";

  private static final String LAYER = "application/vnd.docker.image.rootfs.diff.tar";

  private final Map<String, byte[]> content = new ConcurrentHashMap<>();

  private final HttpServer server;

  SmallRegistry() throws IOException {
    var config = file(".json", "manifest.json");
    var layer = file("layer.tar", "");
    var manifest =
        """
        {"schemaVersion": 2, "mediaType": "%s",
         "config": {"mediaType": "%s", "size": %d, "digest": "%s"},
         "layers": [{"mediaType": "%s", "size": %d, "digest": "%s"}]}\
        """
            .formatted(
                MANIFEST, CONFIG, config.length, blob(config), LAYER, layer.length, blob(layer));
    content.put("/v2/starter/manifests/1", manifest.getBytes(StandardCharsets.UTF_8));
    content.put(
        "/v2/starter/manifests/" + digest(manifest.getBytes(StandardCharsets.UTF_8)),
        manifest.getBytes(StandardCharsets.UTF_8));
    content.put("/v2/", new byte[0]);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String reference() {
    return "127.0.0.1:%d/starter:1".formatted(server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static byte[] file(String ending, String butNot) {
    return StarterImage.files().entrySet().stream()
        .filter(file -> file.getKey().endsWith(ending) && !file.getKey().equals(butNot))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private String blob(byte[] bytes) {
    content.put("/v2/starter/blobs/" + digest(bytes), bytes);
    return digest(bytes);
  }

  private static String digest(byte[] bytes) {
    return "sha256:" + StarterImage.sha256(bytes);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var bytes = content.get(exchange.getRequestURI().getPath());
      if (bytes == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      var headers = exchange.getResponseHeaders();
      headers.set("Docker-Distribution-API-Version", "registry/2.0");
      headers.set("Docker-Content-Digest", digest(bytes));
      headers.set("Content-Type", MANIFEST);
      var isHead = exchange.getRequestMethod().equals("HEAD");
      headers.set("Content-Length", String.valueOf(bytes.length));
      exchange.sendResponseHeaders(200, isHead || bytes.length == 0 ? -1 : bytes.length);
      if (!isHead) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }
}
