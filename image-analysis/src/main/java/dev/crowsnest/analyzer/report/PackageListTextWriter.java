package dev.crowsnest.analyzer.report;

/** Writes a list of packages for people: name, version, type. */
public final class PackageListTextWriter {

    private static final int GAP = 2;

    /** The list as text that ends with a line feed; nothing in it can steer a terminal. */
    public String write(PackageList list) {
        int name = width(
                "Name",
                list.packages().stream()
                        .mapToInt(one -> one.name().length())
                        .max()
                        .orElse(0));
        int version = width(
                "Version",
                list.packages().stream()
                        .mapToInt(one -> one.version().length())
                        .max()
                        .orElse(0));
        var text = new StringBuilder();
        line(text, name, version, "Name", "Version", "Type");
        list.packages().forEach(one -> line(text, name, version, one.name(), one.version(), one.type()));
        text.append('\n').append(list.packages().size()).append(" packages\n");
        return text.toString();
    }

    private static int width(String title, int longest) {
        return Math.max(title.length(), longest) + GAP;
    }

    private static void line(StringBuilder text, int name, int version, String... cells) {
        text.append(Printable.of(cells[0])).append(" ".repeat(name - cells[0].length()));
        text.append(Printable.of(cells[1])).append(" ".repeat(version - cells[1].length()));
        text.append(cells[2]).append('\n');
    }
}
