package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.image.Digest;
import java.util.UUID;

/** An image in one repository, as a form names it. */
record FailedImage(UUID repositoryId, Digest digest) {

    static FailedImage parse(String text) {
        String[] parts = text.split(" ", 2);
        try {
            return new FailedImage(UUID.fromString(parts[0]), new Digest(parts[parts.length - 1]));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("analyse again", "'" + text + "'", "the form is not of this page; open it again");
        }
    }

    @Override
    public String toString() {
        return repositoryId + " " + digest.text();
    }
}
