package io.atrium.drivers.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.ExecCreateCmd;
import com.github.dockerjava.api.model.Frame;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Collects what a program inside a container writes, errors too. */
final class Inside extends ResultCallback.Adapter<Frame> {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private Inside() {}

  static String run(ExecCreateCmd order, DockerClient docker) {
    var program = order.withAttachStdout(true).withAttachStderr(true).exec().getId();
    var inside = new Inside();
    try {
      docker.execStartCmd(program).exec(inside).awaitCompletion();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
    return inside.said.toString(StandardCharsets.UTF_8).strip();
  }

  @Override
  public void onNext(Frame frame) {
    said.writeBytes(frame.getPayload());
  }
}
