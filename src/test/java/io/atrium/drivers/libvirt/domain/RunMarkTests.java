package io.atrium.drivers.libvirt.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.heard.RunNote;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunMarkTests {

  @Test
  void isReadAsItWasWritten() {
    var at = Instant.parse("2026-11-23T08:00:00.123456789Z");

    for (var note : List.of(new RunNote(7, at, false), new RunNote(7, at, true))) {
      assertThat(RunMark.parse(RunMark.print(note))).contains(note);
    }
  }

  @Test
  void whatIsNoNoteOfOursIsNone() {
    assertThat(RunMark.parse("<run/>")).isEmpty();
    assertThat(RunMark.parse("<run number='7' since='yesterday'/>")).isEmpty();
    assertThat(RunMark.parse("no xml at all")).isEmpty();
  }
}
