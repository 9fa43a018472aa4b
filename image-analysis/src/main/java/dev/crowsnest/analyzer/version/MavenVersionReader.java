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
    /** Whether the last character that is no separator was a digit. */
    private boolean digits;

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
                endItem(at);
                openList();
            } else if (Ascii.isDigit(character)) {
                readDigit(at);
            } else {
                readLetter(at);
            }
        }
        readEnd();
        return normalized();
    }

    private void endItem(int at) {
        list.add(at == start ? MavenItem.number("") : item(at));
        start = at + 1;
    }

    private void readDigit(int at) {
        if (!digits && at > start) {
            openListUnlessEmpty();
            list.add(MavenItem.qualifierBeforeDigit(text.substring(start, at)));
            start = at;
            openList();
        }
        digits = true;
    }

    private void readLetter(int at) {
        if (digits && at > start) {
            list.add(item(at));
            start = at;
            openList();
        }
        digits = false;
    }

    private void readEnd() {
        if (start < text.length()) {
            if (!digits) {
                openListUnlessEmpty();
            }
            list.add(item(text.length()));
        }
    }

    private void openListUnlessEmpty() {
        if (!list.isEmpty()) {
            openList();
        }
    }

    private void openList() {
        list = new ArrayList<>();
        lists.push(list);
    }

    private MavenItem item(int end) {
        String word = text.substring(start, end);
        return digits ? MavenItem.number(word) : MavenItem.qualifier(word);
    }

    /** Drops what is null at the end of each list, though another list may follow: 1.0-rc is 1-rc. Innermost list first. */
    private List<MavenItem> normalized() {
        List<MavenItem> backwards = new ArrayList<>();
        for (List<MavenItem> inner : lists) {
            if (!backwards.isEmpty()) {
                backwards.add(MavenItem.LIST);
            }
            int last = inner.size() - 1;
            while (last >= 0 && inner.get(last).isNull()) {
                last--;
            }
            for (int i = last; i >= 0; i--) {
                backwards.add(inner.get(i));
            }
        }
        Collections.reverse(backwards);
        return backwards;
    }
}
