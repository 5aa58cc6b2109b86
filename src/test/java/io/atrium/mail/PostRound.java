package io.atrium.mail;

/** Has the portal's own postman go round when a test of another room says so. */
public final class PostRound {

  private final Postman postman;

  public PostRound(Postman postman) {
    this.postman = postman;
  }

  public void go() {
    postman.round();
  }
}
