package io.atrium.accounts;

import io.atrium.kernel.Ids;
import java.util.Set;

/** Real departments and people with real rows, for tests that need more than an {@link Actor}. */
public final class TestAccounts {

  /** A password that every person made here has. */
  public static final String PASSWORD = "rainy tuesday in oslo";

  private final DepartmentCommands departments;
  private final MemberCommands members;
  private final PeopleCommands people;
  private final ActorDirectory directory;
  private final Ids ids = new Ids();

  public TestAccounts(
      DepartmentCommands departments,
      MemberCommands members,
      PeopleCommands people,
      ActorDirectory directory) {
    this.departments = departments;
    this.members = members;
    this.people = people;
    this.directory = directory;
  }

  /** A department right below the institution, under a code of its own. */
  public Department department() {
    var code = ids.next("t");
    return departments
        .create(Actor.portal(), new DepartmentChange(code, "Department " + code, null, null))
        .department();
  }

  public Department below(Department parent) {
    var code = ids.next("t");
    return departments
        .create(Actor.portal(), new DepartmentChange(code, "Below", parent.id(), null))
        .department();
  }

  /** A new person in that department, who can log in with {@link #PASSWORD}. */
  public Person member(Department department, Role role) {
    var login = ids.next("p");
    var added =
        members.add(
            Actor.portal(), department.id(), role, new NewPerson(login, null, null, PASSWORD));
    return people.person(Actor.portal(), added.member().personId());
  }

  public Person officer(Office office) {
    var person = person();
    return people.change(
        Actor.portal(),
        person.id(),
        null,
        new PersonChange(null, null, null, Set.of(office), null));
  }

  public Person person() {
    return people
        .create(Actor.portal(), new NewPerson(ids.next("p"), null, null, PASSWORD))
        .person();
  }

  /** The person as an actor with the rights of this moment. */
  public Actor actor(Person person) {
    return directory.byId(person.id()).orElseThrow().actor();
  }
}
