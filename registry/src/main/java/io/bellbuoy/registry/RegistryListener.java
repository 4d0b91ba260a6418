package io.bellbuoy.registry;

/**
 * Is told of every new image, on the loader's thread, in order; first of the one that the loader
 * caught up to.
 */
@FunctionalInterface
public interface RegistryListener<I> {

  /** The delta led to the image. */
  void onChange(Delta<I> delta, I image);
}
