package io.atrium.accounts.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.atrium.accounts.Actor;
import io.atrium.accounts.ActorDirectory;
import io.atrium.accounts.NewPerson;
import io.atrium.kernel.web.TooManyRequests;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Service;

/**
 * Logs people in by name and password. A wrong name and a wrong password are told in the same words
 * after the same time, and both are counted the same.
 */
@Service
public class PasswordLogin {

  private final ActorDirectory directory;
  private final Passwords passwords;
  private final LoginGuard guard;

  /**
   * Passwords found right a moment ago, so that a program which sends one with each request does
   * not pay for bcrypt each time. Keyed by a digest that this process alone can make, over the hash
   * as well: a changed password is a new key.
   */
  private final Cache<String, Boolean> foundRight =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(5)).build();

  private final SecretKeySpec key;

  PasswordLogin(ActorDirectory directory, Passwords passwords, LoginGuard guard) {
    this.directory = directory;
    this.passwords = passwords;
    this.guard = guard;
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    key = new SecretKeySpec(bytes, "HmacSHA256");
  }

  /**
   * The person with that name and password.
   *
   * @param address where the request comes from, to tell a forgetful person from a guessing program
   */
  public Known login(String name, String password, String address) {
    var login = NewPerson.normal(name.length() > 64 ? name.substring(0, 64) : name);
    refuseDuringPause(login, address);
    var known = directory.byLogin(login);
    var hash = known.map(Known::passwordHash).orElse(null);
    var digest = hash == null ? "" : digest(login, password, hash);
    if (known.isPresent() && known.get().active() && foundRight.getIfPresent(digest) != null) {
      return known.get();
    }
    guard.tried(login, address);
    if (!passwords.fits(password, hash) || known.isEmpty() || !known.get().active()) {
      refuseDuringPause(login, address);
      throw LoginRefused.password();
    }
    guard.succeeded(login, address);
    foundRight.put(digest, true);
    return known.get();
  }

  /**
   * Whether somebody who is logged in knows their password; wrong tries are counted as at the door.
   */
  public boolean confirms(String login, String password) {
    try {
      login(login, password, "own profile");
      return true;
    } catch (LoginRefused _) {
      return false;
    }
  }

  /** Whether the password that let somebody in still would, and with which rights now. */
  public Optional<Actor> again(Known before) {
    return directory
        .byId(before.actor().personId())
        .filter(now -> now.active() && now.stamp() == before.stamp())
        .map(Known::actor);
  }

  private void refuseDuringPause(String login, String address) {
    guard
        .pause(login, address)
        .ifPresent(wait -> {
          throw new TooManyRequests(
              "Too many wrong passwords. Wait %s, then try again.".formatted(words(wait)), wait);
        });
  }

  private static String words(Duration wait) {
    var minutes = wait.plusSeconds(59).toMinutes();
    return minutes == 1 ? "1 minute" : "%d minutes".formatted(minutes);
  }

  private String digest(String login, String password, String hash) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      var text = String.join("\0", login, password, hash);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java has HmacSHA256", impossible);
    }
  }
}
