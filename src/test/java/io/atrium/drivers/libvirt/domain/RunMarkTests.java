package io.atrium.drivers.libvirt.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.heard.RunNote;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunMarkTests {

  @Test
  void isReadAsItWasWritten() {
    var note = new RunNote(7, Instant.parse("2026-11-23T08:00:00.123456789Z"));

    assertThat(RunMark.parse(RunMark.print(note))).contains(note);
  }

  @Test
  void whatIsNoNoteOfOursIsNone() {
    assertThat(RunMark.parse("<run/>")).isEmpty();
    assertThat(RunMark.parse("<run number='7' since='yesterday'/>")).isEmpty();
    assertThat(RunMark.parse("no xml at all")).isEmpty();
  }
}
