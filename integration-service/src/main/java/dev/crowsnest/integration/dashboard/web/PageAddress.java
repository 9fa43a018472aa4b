package dev.crowsnest.integration.dashboard.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The address of a page, written parameter by parameter. */
final class PageAddress {

    private final StringBuilder text;
    private char separator = '?';

    PageAddress(String path) {
        text = new StringBuilder(path);
    }

    /** Leaves out what is absent or blank. */
    PageAddress with(String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            text.append(separator)
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
            separator = '&';
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
