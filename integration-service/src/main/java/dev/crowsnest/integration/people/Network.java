package dev.crowsnest.integration.people;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that begin alike: {@code 10.1.0.0/16}, {@code fd00::/8}, or one alone.
 *
 * @param first any of them
 * @param bits in which all are alike
 */
public record Network(InetAddress first, int bits) {

    private static final Pattern V4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    /** As proxies write an address: bare, in brackets, or with the port that it came from. */
    private static final Pattern WITH_PORT =
            Pattern.compile("\\[(?<v6>[^]]+)](?::\\d+)?|(?<v4>[0-9.]+):\\d+|(?<bare>[^\\[\\]]+)");

    /** Throws {@link IllegalArgumentException} for what is none. */
    public static Network of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        InetAddress first = literal(address.strip())
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is no address and no network: one is like 10.0.0.7 or 10.0.0.0/8"));
        int most = first.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? most : bits(text, text.substring(slash + 1).strip());
        if (bits > most) {
            throw new IllegalArgumentException("'" + text + "' has more bits than an address of its kind");
        }
        return new Network(first, bits);
    }

    /** An address as a proxy or a socket names it; no name is ever looked up. */
    static Optional<InetAddress> address(String text) {
        Matcher parts = WITH_PORT.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String v6 = parts.group("v6");
        String v4 = parts.group("v4");
        String bare = v6 != null ? v6 : v4 != null ? v4 : parts.group("bare");
        int zone = bare.indexOf('%');
        return literal(zone < 0 ? bare : bare.substring(0, zone));
    }

    boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        int rest = mine.length * Byte.SIZE - bits;
        return mine.length == other.length
                && new BigInteger(1, mine).shiftRight(rest).equals(new BigInteger(1, other).shiftRight(rest));
    }

    private static Optional<InetAddress> literal(String text) {
        if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static int bits(String text, String bits) {
        if (!bits.matches("\\d{1,3}")) {
            throw new IllegalArgumentException("'" + text + "' has no number of bits after its slash");
        }
        return Integer.parseInt(bits);
    }
}
