package io.atrium.mail;

import io.atrium.accounts.People;
import io.atrium.kernel.Ids;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where other rooms leave what is to be written to people. It is written down in the transaction of
 * what it tells of, and sent afterwards or, if that is rolled back, never.
 */
@Service
public class Outbox {

  private final OutboxRows rows;
  private final Letters letters;
  private final People people;
  private final Ids ids;
  private final Clock clock;

  Outbox(OutboxRows rows, Letters letters, People people, Ids ids, Clock clock) {
    this.rows = rows;
    this.letters = letters;
    this.people = people;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Leaves it to be sent.
   *
   * @return whether it will be: not to somebody without an address, and not what is there already
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean add(NewMail mail) {
    var address = people.addresses(List.of(mail.personId())).get(mail.personId());
    if (address == null || rows.has(mail.key())) {
      return false;
    }
    var id = ids.next("ml");
    rows.add(id, mail.key(), mail.personId(), address, letters.write(mail), clock.instant());
    return true;
  }
}
