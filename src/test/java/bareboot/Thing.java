package bareboot;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** A row of the only table. */
@Entity(name = "bare_thing")
class Thing {

  @Id private @Nullable String id;
}
