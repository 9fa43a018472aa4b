package dev.crowsnest.analyzer.version;

/**
 * Builds a string that sorts as a version does. Every element ends by itself, so that two keys differ first where the versions
 * differ first. Codes below 256 keep the string at one byte a character.
 */
final class OrderKey {

    private static final char WORD_END = 0;
    private static final char LONG_LENGTH = 0xFFFF;

    private final StringBuilder key;

    OrderKey(String text) {
        key = new StringBuilder(text.length() + 16);
    }

    /** What stands here, as a rank among all that may stand here. */
    OrderKey rank(int rank) {
        key.append((char) rank);
        return this;
    }

    OrderKey zero() {
        return rank(0);
    }

    /** A number of any length: its count of digits without leading zeros, then these digits. An empty range is zero. */
    OrderKey number(String text, int from, int to) {
        int first = from;
        while (first < to && text.charAt(first) == '0') {
            first++;
        }
        int digits = to - first;
        if (digits < LONG_LENGTH) {
            rank(digits);
        } else {
            rank(LONG_LENGTH).rank(digits >>> 16).rank(digits & 0xFFFF);
        }
        key.append(text, first, to);
        return this;
    }

    /** Characters in their own order, a prefix before what it begins. */
    OrderKey word(String text, int from, int to) {
        key.append(text, from, to).append(WORD_END);
        return this;
    }

    OrderKey append(OrderKey later) {
        key.append(later.key);
        return this;
    }

    @Override
    public String toString() {
        return key.toString();
    }
}
