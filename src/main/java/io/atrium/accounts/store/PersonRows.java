package io.atrium.accounts.store;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All people there are, the ones who left included: bills and the trail still name them. */
public interface PersonRows extends Repository<PersonEntity, String> {

  Optional<PersonEntity> findById(String id);

  Optional<PersonEntity> findByLogin(String login);

  boolean existsByLogin(String login);

  PersonEntity saveAndFlush(PersonEntity person);

  @Query("select p from PersonEntity p where p.login > :after order by p.login")
  List<PersonEntity> after(String after, Limit limit);
}
