package io.atrium.catalogue;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large an image may be, so that one upload can neither fill the portal's disk nor its memory.
 *
 * @param largest the most bytes of one image as it is stored
 * @param unpacked the most bytes of an archive once unpacked
 * @param entries the most files in an archive
 * @param virtualDisk the largest disk that an image may describe
 */
@ConfigurationProperties("atrium.images")
public record ImageLimits(
    @DefaultValue("20GB") DataSize largest,
    @DefaultValue("64GB") DataSize unpacked,
    @DefaultValue("500000") int entries,
    @DefaultValue("2TB") DataSize virtualDisk) {}
