package io.atrium.catalogue.check;

import static io.atrium.catalogue.check.Archive.refuseIf;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts what comes out of an archive and stops it when that is too much: in all, in proportion to
 * the file, or within one header, which the reader keeps in memory.
 */
final class UnpackMeter extends FilterInputStream {

  /** Real systems pack to about a third; only what was made to explode is beyond this. */
  private static final long LARGEST_RATIO = 200;

  private static final long RATIO_MATTERS_FROM = 256L << 20;

  private static final long LONGEST_HEADER = 1L << 20;

  private final long mostBytes;

  private long seen;

  private long headerEnd = Long.MAX_VALUE;

  UnpackMeter(InputStream unpacked, long packedSize, long mostBytes) {
    super(unpacked);
    var inProportion = Math.max(RATIO_MATTERS_FROM, packedSize * LARGEST_RATIO);
    this.mostBytes = Math.min(mostBytes, inProportion);
  }

  void beginHeader() {
    headerEnd = seen + LONGEST_HEADER;
  }

  void endHeader() {
    headerEnd = Long.MAX_VALUE;
  }

  @Override
  public int read() throws IOException {
    var one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    var read = super.read(into, offset, length);
    count(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long length) throws IOException {
    var skipped = super.skip(length);
    count(skipped);
    return skipped;
  }

  private void count(long bytes) {
    seen += bytes;
    refuseIf(seen > headerEnd, "a file's name or description is too long");
    refuseIf(seen > mostBytes, "unpacked it would be larger than %d MiB", mostBytes >> 20);
  }
}
