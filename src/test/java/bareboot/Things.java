package bareboot;

import org.springframework.data.jpa.repository.JpaRepository;

/** The only repository. */
interface Things extends JpaRepository<Thing, String> {}
