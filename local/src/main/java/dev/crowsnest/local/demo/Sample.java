package dev.crowsnest.local.demo;

import dev.crowsnest.testsupport.image.BuiltIndex;
import dev.crowsnest.testsupport.image.BuiltManifest;

/** An image to push, under this name. */
public record Sample(String repository, String tag, BuiltManifest image) {

    public String reference() {
        return repository + ":" + tag;
    }

    String digest() {
        return image.digest();
    }

    boolean isForSeveralPlatforms() {
        return image instanceof BuiltIndex;
    }

    /** The same image below another name, such as {@code bench}. */
    Sample below(String name) {
        return new Sample(name + repository.substring(repository.indexOf('/')), tag, image);
    }
}
