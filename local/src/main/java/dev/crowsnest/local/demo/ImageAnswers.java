package dev.crowsnest.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.local.setup.ApiFailure;
import dev.crowsnest.local.setup.CrowsnestApi;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the public API answers of one sample. */
record ImageAnswers(CrowsnestApi api, Sample sample) {

    private static final String PATH = "/api/v1/images";

    /** Where it stands now; an API that does not answer is a standing too, as it may come back. */
    Outcome look() {
        try {
            var query = "?repository=" + encoded(sample.repository()) + "&digest=" + encoded(sample.digest());
            var found = api.get(PATH + query).path("items").path(0);
            return isTagged(found)
                    ? Outcome.of(sample.reference(), found)
                    : Outcome.unseen(sample.reference(), sample.digest(), "no event of its push has arrived");
        } catch (ApiFailure | UncheckedIOException e) {
            return Outcome.unseen(sample.reference(), sample.digest(), String.valueOf(e.getMessage()));
        }
    }

    /** What was found in each platform. */
    List<PlatformOutcome> platforms() {
        var platforms = new ArrayList<PlatformOutcome>();
        for (var held : api.get(PATH + "/" + sample.digest()).path("images")) {
            if (held.path("image").path("repository").asText().equals(sample.repository())) {
                held.path("platforms").forEach(found -> platforms.add(PlatformOutcome.of(found)));
            }
        }
        return platforms;
    }

    // A manifest that was pushed before under another tag is there already, and is not the event that we wait for.
    private boolean isTagged(JsonNode image) {
        for (var known : image.path("tags")) {
            if (known.asText().equals(sample.tag())) {
                return true;
            }
        }
        return false;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
