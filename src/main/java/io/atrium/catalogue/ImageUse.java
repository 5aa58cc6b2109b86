package io.atrium.catalogue;

/** Whether something still rests on an image. Asked before it is deleted; upper rooms answer. */
public interface ImageUse {

  boolean inUse(String imageId);
}
