package io.atrium.rest;

import static io.atrium.rest.Talk.read;
import static io.atrium.rest.Talk.text;
import static io.atrium.rest.Visitor.HEAD;
import static io.atrium.rest.Visitor.MEMBER;
import static io.atrium.rest.Visitor.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Bills in the hands of a spreadsheet, estimates of what cannot be, and one's own share. */
@RestTest
class MoneyOutcomeTests {

  @Autowired private MockMvcTester portal;
  @Autowired private Visitors visitors;
  @Autowired private Campus campus;
  @Autowired private Subjects subjects;

  @AfterEach
  void calmName() {
    rename(campus.home().name());
  }

  @Test
  void givesNoSpreadsheetAnythingToCalculate() throws Exception {
    var bill = "/api/v1/bills/" + subjects.filled("{bill}");
    rename("=HYPERLINK(1)");

    var answer = get(HEAD, bill + ".csv");

    assertThat(answer).hasContentTypeCompatibleWith("text/csv");
    try (var rows = CSVFormat.RFC4180.parse(new StringReader(text(answer)))) {
      var cells = rows.stream().flatMap(CSVRecord::stream).toList();
      assertThat(cells).contains("'=HYPERLINK(1)");
      assertThat(cells).noneMatch(cell -> cell.matches("(?s)[=+\\-@\t\r\n].*"));
    }
  }

  @Test
  void namesEveryWrongFieldOfAnEstimateAtOnce() {
    var body =
        """
        {"count":21,"leaseDays":1,"to":"2020-01-01T00:00:00Z","imageId":"img-none",
         "offeringId":"off-none","departmentId":"dep-none","name":"No Name","labels":{"A B":""}}\
        """;
    var uri = "/api/v1/estimates";
    var request = portal.post().uri(uri).contentType(MediaType.APPLICATION_JSON).content(body);

    var answer = visitors.as(MEMBER, request, uri).exchange();

    assertThat(answer).hasStatus(400);
    assertThat(read(answer, "$.errors[*].field"))
        .contains(
            "offeringId", "count", "leaseDays", "to", "imageId", "departmentId", "name", "labels");
  }

  @Test
  void anEstimateRefusesWhatTheOrderWouldRefuse() {
    var offering = campus.offering();
    var body = "{\"offeringId\":\"%s\",\"userData\":\"#!/bin/sh\"}".formatted(offering.id());
    var uri = "/api/v1/estimates";
    var request = portal.post().uri(uri).contentType(MediaType.APPLICATION_JSON).content(body);

    var answer = visitors.as(MEMBER, request, uri).exchange();

    assertThat(answer).hasStatus(400);
    assertThat(read(answer, "$.errors[*].field")).contains("userData");
  }

  @Test
  void showsPeopleTheirOwnLimitsAndUse() {
    var before = used();
    campus.running();

    assertThat(used()).isEqualTo(before + 1);
    assertThat(read(get(MEMBER, "/api/v1/me"), "$.departments[0].limits.vcpus.limit"))
        .isEqualTo("null");
  }

  private int used() {
    var me = get(MEMBER, "/api/v1/me");
    return Integer.parseInt(read(me, "$.departments[0].limits.instances.used"));
  }

  private void rename(String name) {
    var uri = "/api/v1/departments/" + campus.home().id();
    var body = "{\"name\":\"%s\"}".formatted(name);
    var request = portal.patch().uri(uri).contentType(MediaType.APPLICATION_JSON).content(body);
    assertThat(visitors.as(OPERATOR, request, uri)).hasStatusOk();
  }

  private MvcTestResult get(Visitor visitor, String uri) {
    return visitors.as(visitor, portal.get().uri(uri), uri).exchange();
  }
}
