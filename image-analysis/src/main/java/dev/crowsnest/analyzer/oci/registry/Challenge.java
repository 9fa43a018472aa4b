package dev.crowsnest.analyzer.oci.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a registry wants us to sign in.
 *
 * @param scheme {@code basic} or {@code bearer}
 * @param parameters by lower-case name: {@code realm}, {@code service}, {@code scope}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1">RFC 9110, WWW-Authenticate</a>
 */
record Challenge(String scheme, Map<String, String> parameters) {

    private static final int LONGEST = 8_192;
    private static final Pattern SCHEME =
            Pattern.compile("(?:^|,)\\s*(basic|bearer)(?=\\s|,|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETER =
            Pattern.compile("([a-zA-Z_]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s,\"]+))");

    /** The challenge that we can meet, the stronger first; header values with anything else are passed over. */
    static Optional<Challenge> of(List<String> headers) {
        Optional<Challenge> basic = Optional.empty();
        for (String header : headers) {
            Matcher scheme = SCHEME.matcher(header.substring(0, Math.min(LONGEST, header.length())));
            while (scheme.find()) {
                String name = scheme.group(1).toLowerCase(Locale.ROOT);
                Challenge found = new Challenge(name, parametersAfter(header, scheme.end()));
                if (name.equals("bearer")) {
                    return Optional.of(found);
                }
                basic = Optional.of(found);
            }
        }
        return basic;
    }

    boolean isBearer() {
        return scheme.equals("bearer");
    }

    private static Map<String, String> parametersAfter(String header, int start) {
        Map<String, String> parameters = new HashMap<>();
        Matcher next = SCHEME.matcher(header);
        int end = next.find(start) ? next.start() : header.length();
        Matcher parameter = PARAMETER.matcher(header).region(start, Math.min(end, LONGEST));
        while (parameter.find()) {
            String value = parameter.group(2) == null
                    ? parameter.group(3)
                    : parameter.group(2).replaceAll("\\\\(.)", "$1");
            parameters.putIfAbsent(parameter.group(1).toLowerCase(Locale.ROOT), value);
        }
        return parameters;
    }
}
