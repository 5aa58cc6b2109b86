package io.atrium.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.Office;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestAccounts;
import io.atrium.accounts.web.Asking;
import io.atrium.catalogue.start.StarterImage;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.web.PageRequest;
import io.atrium.pages.PagesTest;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PagesTest
class ImagePagesTests {

  private static final String BOUNDARY = "between-the-fields";

  private static final byte[] DISK =
      StarterImage.all().stream()
          .filter(each -> each.description().format() == ImageFormat.QCOW2)
          .findFirst()
          .orElseThrow()
          .bytes();

  @Autowired private MockMvcTester pages;
  @Autowired private TestAccounts accounts;
  @Autowired private CatalogueQueries queries;

  private Department chemistry;
  private Actor member;
  private Actor operator;

  @BeforeEach
  void people() {
    chemistry = accounts.department();
    member = accounts.actor(accounts.member(chemistry, Role.MEMBER));
    operator = accounts.actor(accounts.officer(Office.OPERATOR));
  }

  private MvcTestResult get(Actor actor, String path) {
    return pages.get().uri(path).with(Asking.as(actor)).exchange();
  }

  private MvcTestResult post(Actor actor, String path, Map<String, String> fields) {
    var request = pages.post().uri(path).with(Asking.as(actor)).with(csrf());
    fields.forEach(request::param);
    return request.exchange();
  }

  private MvcTestResult upload(Map<String, String> fields, byte @Nullable [] file) {
    return pages
        .post()
        .uri("/images/new")
        .with(Asking.as(member))
        .with(csrf())
        .contentType("multipart/form-data; boundary=" + BOUNDARY)
        .content(form(fields, file))
        .exchange();
  }

  private static byte[] form(Map<String, String> fields, byte @Nullable [] file) {
    var body = new ByteArrayOutputStream();
    fields.forEach((name, value) -> part(body, "name=\"" + name + "\"", value.getBytes(UTF_8)));
    var name = file == null ? "" : "disk.qcow2";
    part(
        body,
        "name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: application/octet-stream",
        file == null ? new byte[0] : file);
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    return body.toByteArray();
  }

  private static void part(ByteArrayOutputStream body, String head, byte[] content) {
    var start = "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n".formatted(BOUNDARY, head);
    body.writeBytes(start.getBytes(UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(UTF_8));
  }

  private Map<String, String> described(String name) {
    return Map.of("name", name, "format", "QCOW2", "departmentId", chemistry.id());
  }

  private Image only() {
    var filter = new ImageFilter(null, null, null, chemistry.id());
    return queries.images(member, filter, PageRequest.first()).items().getFirst();
  }

  @Test
  void takesAFileAndShowsTheImageReady() {
    var sent = upload(described("Größe 12"), DISK);

    assertThat(sent).hasStatus(302).hasRedirectedUrl("/images/" + only().id());
    assertThat(only().bytes()).isEqualTo(DISK.length);
    assertThat(get(member, "/images/" + only().id()))
        .bodyText()
        .contains("Größe 12", "Ready", only().sha256(), "/instances/new?imageId=" + only().id())
        .doesNotContain("type=\"file\"");
  }

  /** The page that a refused upload leads to, with what it tells there. */
  private MvcTestResult page(MvcTestResult sent) {
    assertThat(sent).hasStatus(302).hasRedirectedUrl("/images/" + only().id());
    return pages
        .get()
        .uri("/images/" + only().id())
        .with(Asking.as(member))
        .flashAttrs(sent.getMvcResult().getFlashMap())
        .exchange();
  }

  @Test
  void saysOnceOnItsOwnPageThatAFileIsNoImageAndTakesAnother() {
    var refused = page(upload(described("Lab"), "a letter to the dean".getBytes(UTF_8)));

    assertThat(refused)
        .bodyText()
        .contains("type=\"file\"", "/images/" + only().id() + "/content\"")
        .containsOnlyOnce("is not a qcow2 disk");
    assertThat(only().status()).isEqualTo(ImageStatus.REFUSED);
  }

  @Test
  void saysBesideTheFileThatItIsTooLarge() {
    var refused = page(upload(described("Lab"), new byte[3 << 20]));

    assertThat(refused).bodyText().contains("id=\"file-error\"", "at most 1 MiB");
    assertThat(only().status()).isEqualTo(ImageStatus.EMPTY);
  }

  @Test
  void takesTheTokenOfAnUploadFromItsFirstFieldAndNeverFromItsAddress() {
    var page = get(member, "/images/new");
    var field = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    var token = field.matcher(text(page));
    assertThat(token.find()).isTrue();

    var taken = uploadBy(page, token.group(1));
    var forged = uploadBy(page, "forged");

    assertThat(taken).hasStatus(302).redirectedUrl().startsWith("/images/img-");
    assertThat(only().bytes()).isEqualTo(DISK.length);
    assertThat(forged).hasRedirectedUrl("/login?problem=ended");
    assertThat(text(page)).doesNotContain("?_csrf=");
    upload(described("Empty"), new byte[9]);
    assertThat(get(member, "/images/" + only().id())).bodyText().doesNotContain("?_csrf=");
  }

  private MvcTestResult uploadBy(MvcTestResult page, String token) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("_csrf", token);
    fields.putAll(described("Lab"));
    var request =
        pages
            .post()
            .uri("/images/new")
            .with(Asking.as(member))
            .contentType("multipart/form-data; boundary=" + BOUNDARY)
            .content(form(fields, DISK));
    // Once a test of this application has used csrf(), tokens are kept in sessions, not in cookies.
    var session = (MockHttpSession) page.getRequest().getSession(true);
    request.session(Objects.requireNonNull(session));
    var cookie = page.getResponse().getCookie("atrium-csrf");
    return cookie == null ? request.exchange() : request.cookie(cookie).exchange();
  }

  private static String text(MvcTestResult page) {
    return new String(page.getResponse().getContentAsByteArray(), UTF_8);
  }

  @Test
  void namesEveryWrongFieldAndKeepsWhatWasEntered() {
    var refused =
        upload(Map.of("name", " ", "purpose", "For the <b>lab</b>", "sha256", "abc"), DISK);

    assertThat(refused).hasStatus(422);
    assertThat(refused)
        .bodyText()
        .contains("id=\"name-error\"", "id=\"sha256-error\"", "For the &lt;b&gt;lab&lt;/b&gt;");
  }

  @Test
  void describesNothingWithoutAFile() {
    var refused = upload(described("Lab"), null);

    assertThat(refused).hasStatus(422);
    assertThat(refused).bodyText().contains("id=\"file-error\"");
    var filter = new ImageFilter(null, null, null, chemistry.id());
    assertThat(queries.images(member, filter, PageRequest.first()).items()).isEmpty();
  }

  @Test
  void leavesBuildingAndFetchingToOperatorsAndSaysWhenNoHostCan() {
    assertThat(get(member, "/images/build")).hasStatus(403);
    assertThat(get(member, "/images/new")).bodyText().doesNotContain("/images/fetch");

    assertThat(get(operator, "/images/build")).bodyText().contains("No Docker host is there");
    var refused = post(operator, "/images/fetch", Map.of("name", "Web", "reference", "nginx:1"));
    assertThat(refused).hasStatus(422);
    assertThat(refused).bodyText().contains("No host is there that can make container images now.");
  }

  @Test
  void changesPublishesAndDeletes() {
    upload(described("Lab"), DISK);
    var path = "/images/" + only().id();

    assertThat(get(member, path + "/edit")).bodyText().doesNotContain("name=\"published\"");
    post(member, path + "/edit", Map.of("name", "Lab 2", "purpose", "For all", "os", ""));
    assertThat(get(member, path)).bodyText().contains("Lab 2", "For all", chemistry.name());

    post(operator, path + "/edit", Map.of("name", "Lab 2", "published", "true"));
    assertThat(get(member, path)).bodyText().contains("Everybody").doesNotContain(path + "/edit");

    assertThat(post(operator, path + "/delete", Map.of())).hasRedirectedUrl("/images");
    assertThat(get(member, path)).hasStatus(404);
  }

  @Test
  void hidesTheImagesOfOtherDepartments() {
    upload(described("Secret lab"), DISK);
    var stranger = accounts.actor(accounts.member(accounts.department(), Role.HEAD));

    assertThat(get(stranger, "/images/" + only().id())).hasStatus(404);
    assertThat(get(stranger, "/images")).bodyText().doesNotContain("Secret lab");
    assertThat(get(member, "/images?department=" + chemistry.id()))
        .bodyText()
        .contains("Secret lab");
  }
}
