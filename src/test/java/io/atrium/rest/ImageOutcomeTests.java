package io.atrium.rest;

import static io.atrium.rest.Talk.read;
import static io.atrium.rest.Visitor.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.kernel.Ids;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What becomes of images on their way in: usable, or refused with a reason and no byte kept. */
@RestTest
class ImageOutcomeTests {

  private static final String IMAGES = "/api/v1/images";

  @Autowired private MockMvcTester portal;
  @Autowired private Visitors visitors;
  @Autowired private Campus campus;
  @Autowired private Subjects subjects;

  private final Ids ids = new Ids();

  @Test
  void namesEveryWrongFieldOfAnImageAtOnce() {
    var answer =
        post("{'name':'','format':'CONTAINER_ARCHIVE','kind':'VM','sha256':'abc','minDiskGib':0}");

    assertThat(answer).hasStatus(400);
    assertThat(read(answer, "$.errors[*].field")).contains("name", "kind", "sha256", "minDiskGib");
  }

  @Test
  void saysWhatIsWrongWithBytesThatAreNoImage() {
    var image = subjects.filled("{new image}");

    var answer = send(image, "This is a letter and no disk.", null);

    assertThat(answer).hasStatus(422);
    assertThat(read(answer, "$.code")).isEqualTo("not-an-image");
    var refused = get(IMAGES + "/" + image);
    assertThat(read(refused, "$.status")).isEqualTo("REFUSED");
    assertThat(read(refused, "$.refusal")).endsWith(".");
    assertThat(read(refused, "$.bytes")).isEqualTo("0");
    assertThat(read(refused, "$.sha256")).isEqualTo("null");
  }

  @Test
  void refusesBytesOtherThanThoseThatWereAnnounced() {
    var body =
        "{'name':'%s','format':'QCOW2','departmentId':'%s','sha256':'%s'}"
            .formatted(ids.next("image"), campus.home().id(), "0".repeat(64));
    var image = read(post(body), "$.id");

    var answer = send(image, "Other bytes", null);

    assertThat(answer).hasStatus(422);
    assertThat(read(answer, "$.code")).isEqualTo("checksum-mismatch");
    assertThat(read(get(IMAGES + "/" + image), "$.status")).isEqualTo("EMPTY");
  }

  @Test
  void saysThatTheDiskIsFullBeforeAnyByteArrives() {
    var image = subjects.filled("{new image}");

    var answer = send(image, "", Long.MAX_VALUE / 2);

    assertThat(answer).hasStatus(409);
    assertThat(read(answer, "$.code")).isEqualTo("disk-full");
    assertThat(read(get(IMAGES + "/" + image), "$.status")).isEqualTo("EMPTY");
  }

  @Test
  void takesNoFormForAFile() {
    var uri = IMAGES + "/" + subjects.filled("{new image}") + "/content";
    var request = portal.post().uri(uri).contentType(MediaType.APPLICATION_FORM_URLENCODED);

    var answer = visitors.as(MEMBER, request.content("file=x"), uri).exchange();

    assertThat(answer).hasStatus(400);
    assertThat(read(answer, "$.errors[0].field")).isEqualTo("Content-Type");
  }

  @Test
  void keepsAnImageThatMachinesRestOn() {
    campus.running();
    var uri = IMAGES + "/" + campus.image().id();

    var answer = visitors.as(Visitor.OPERATOR, portal.delete().uri(uri), uri).exchange();

    assertThat(answer).hasStatus(409);
    assertThat(read(answer, "$.code")).isEqualTo("wrong-state");
    assertThat(get(uri)).hasStatusOk();
  }

  private MvcTestResult get(String uri) {
    return visitors.as(MEMBER, portal.get().uri(uri), uri).exchange();
  }

  private MvcTestResult post(String body) {
    var request = portal.post().uri(IMAGES).contentType(MediaType.APPLICATION_JSON);
    return visitors.as(MEMBER, request.content(body.replace('\'', '"')), IMAGES).exchange();
  }

  /** Sends bytes; they may claim to be more than they are. */
  private MvcTestResult send(String image, String bytes, @Nullable Long announced) {
    var uri = "%s/%s/content".formatted(IMAGES, image);
    return portal.perform(context -> {
      var request =
          new MockHttpServletRequest(context, "POST", uri) {
            @Override
            public long getContentLengthLong() {
              return announced == null ? super.getContentLengthLong() : announced;
            }
          };
      request.addHeader(HttpHeaders.AUTHORIZATION, Visitors.basic(campus.member()));
      request.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
      request.setContent(bytes.getBytes(StandardCharsets.UTF_8));
      return request;
    });
  }
}
