package dev.crowsnest.local.demo;

import dev.crowsnest.testsupport.image.BuiltManifest;

/** An image to push, under this name. */
public record Sample(String repository, String tag, BuiltManifest image) {

    public String reference() {
        return repository + ":" + tag;
    }
}
