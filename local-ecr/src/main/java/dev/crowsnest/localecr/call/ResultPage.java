package dev.crowsnest.localecr.call;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One page of a sorted list: its items, and where the next page starts. */
public record ResultPage<T>(List<T> items, Optional<String> nextToken) {

    private static final int DEFAULT_SIZE = 100;
    private static final int LARGEST_SIZE = 1000;

    /** The page that {@code maxResults} and {@code nextToken} of a call ask for; keys must be unique and sorted. */
    public static <T> ResultPage<T> of(AwsCall call, List<T> sorted, Function<T, String> key) {
        var size = call.parameters().path("maxResults").asInt(DEFAULT_SIZE);
        if (size < 1 || size > LARGEST_SIZE) {
            throw AwsFailure.invalidParameter("'maxResults' must be from 1 to " + LARGEST_SIZE);
        }
        var after = call.optionalText("nextToken").map(ResultPage::decode).orElse("");
        var rest = sorted.stream()
                .filter(item -> key.apply(item).compareTo(after) > 0)
                .limit(size + 1L)
                .toList();
        if (rest.size() <= size) {
            return new ResultPage<>(rest, Optional.empty());
        }
        var items = rest.subList(0, size);
        return new ResultPage<>(items, Optional.of(encode(key.apply(items.get(size - 1)))));
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw AwsFailure.invalidParameter("'nextToken' is none that was handed out here");
        }
    }
}
