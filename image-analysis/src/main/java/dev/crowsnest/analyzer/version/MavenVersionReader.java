package dev.crowsnest.analyzer.version;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * Splits a lower-case Maven version into items. A hyphen and a change between letters and digits open a list inside the list
 * so far; none is ever closed, so the lists are a chain and their depth costs no stack.
 */
final class MavenVersionReader {

    private final String text;
    private final Deque<List<MavenItem>> lists = new ArrayDeque<>();
    private List<MavenItem> list = new ArrayList<>();
    private int start;
    private boolean digits;
    /** Since {@link #start}, a qualifier followed by digits. */
    private boolean numbered;

    MavenVersionReader(String text) {
        this.text = text;
        lists.push(list);
    }

    /** The items, each list announced by {@link MavenItem#LIST}. */
    List<MavenItem> read() {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '.') {
                endItem(at);
            } else if (character == '-') {
                readHyphen(at);
            } else if (Ascii.isDigit(character)) {
                readDigit(at);
            } else {
                readLetter(at);
            }
        }
        if (start < text.length()) {
            if (!digits && !list.isEmpty()) {
                openList();
            }
            list.add(item(text.length()));
        }
        return normalized();
    }

    private void endItem(int at) {
        list.add(at == start ? MavenItem.number("") : item(at));
        numbered = false;
        start = at + 1;
    }

    private void readHyphen(int at) {
        if (at > start && !digits && Ascii.isDigitAt(text, at + 1)) {
            // X-1 is read as X1.
            numbered = true;
            return;
        }
        endItem(at);
        openList();
    }

    private void readDigit(int at) {
        if (!digits && at > start) {
            numbered = true;
            if (!list.isEmpty()) {
                openList();
            }
        }
        digits = true;
    }

    private void readLetter(int at) {
        if (digits && at > start) {
            list.add(item(at));
            start = at;
            numbered = false;
            openList();
        }
        digits = false;
    }

    private void openList() {
        list = new ArrayList<>();
        lists.push(list);
    }

    private MavenItem item(int end) {
        if (numbered) {
            int number = start;
            while (!Ascii.isDigitAt(text, number)) {
                number++;
            }
            String name = text.substring(start, number).replace("-", "");
            return MavenItem.numberedQualifier(name, text.substring(number, end));
        }
        String raw = text.substring(start, end);
        return digits ? MavenItem.number(raw) : MavenItem.qualifier(raw);
    }

    /** Drops zeros that stand before a qualifier or the end: 1.0.0 is 1, 1.0-rc is 1-rc. Innermost list first. */
    private List<MavenItem> normalized() {
        List<MavenItem> backwards = new ArrayList<>();
        for (List<MavenItem> inner : lists) {
            if (!backwards.isEmpty()) {
                backwards.add(MavenItem.LIST);
            }
            for (int i = inner.size() - 1; i >= 0; i--) {
                MavenItem item = inner.get(i);
                if (!item.isZero() || !isNullBefore(backwards)) {
                    backwards.add(item);
                }
            }
        }
        Collections.reverse(backwards);
        return backwards;
    }

    private static boolean isNullBefore(List<MavenItem> backwards) {
        int last = backwards.size() - 1;
        if (last < 0) {
            return true;
        }
        MavenItem next = backwards.get(last);
        if (next.kind() == MavenItem.Kind.LIST) {
            return backwards.get(last - 1).isQualifier();
        }
        return next.kind() == MavenItem.Kind.QUALIFIER;
    }
}
