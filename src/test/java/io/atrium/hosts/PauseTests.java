package io.atrium.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PauseTests {

  @Test
  void looksEveryHalfMinuteWhileAHostAnswers() {
    assertThat(Pause.NONE.after(HostHealth.HEALTHY).length()).isEqualTo(Duration.ofSeconds(30));
    assertThat(Pause.NONE.after(HostHealth.UNHEALTHY).length()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void looksSoonAfterSilenceThenMoreRarelyAndAtLeastEveryMinute() {
    var seconds = new ArrayList<Long>();
    var pause = Pause.NONE;
    for (var look = 0; look < 100; look++) {
      pause = pause.after(HostHealth.UNDETECTED);
      seconds.add(pause.length().toSeconds());
    }

    assertThat(seconds).startsWith(5L, 10L, 20L, 40L, 60L, 60L).endsWith(60L);
    assertThat(List.of(pause.after(HostHealth.HEALTHY), Pause.NONE.after(HostHealth.HEALTHY)))
        .allMatch(usual -> usual.silentLooks() == 0);
  }
}
