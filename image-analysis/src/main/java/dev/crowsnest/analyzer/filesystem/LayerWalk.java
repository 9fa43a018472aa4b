package dev.crowsnest.analyzer.filesystem;

import dev.crowsnest.analyzer.archive.EntryPath;
import dev.crowsnest.analyzer.archive.TarEntry;
import dev.crowsnest.analyzer.archive.TarReader;
import dev.crowsnest.analyzer.catalog.Cataloger;
import dev.crowsnest.analyzer.catalog.FileEvidence;
import dev.crowsnest.analyzer.catalog.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One walk over a layer's tar: decides for each entry what it means for the image.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md">image-spec, layer</a>
 */
final class LayerWalk {

    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";
    /** AUFS kept its own books under such names; they are no whiteouts, and no runtime unpacks them. */
    private static final String AUFS = ".wh..wh.";

    private final TarReader tar;
    private final CatalogerRunner catalogers;
    private final LayerLedger ledger;

    LayerWalk(TarReader tar, CatalogerRunner catalogers, LayerLedger ledger) {
        this.tar = tar;
        this.catalogers = catalogers;
        this.ledger = ledger;
    }

    void run() throws IOException {
        for (TarEntry entry = tar.next(); entry != null; entry = tar.next()) {
            String path = entry.path();
            int name = path.lastIndexOf('/') + 1;
            if (path.startsWith(WHITEOUT, name)) {
                whiteout(path, name);
            } else if (!path.isEmpty()) {
                visit(entry);
            }
        }
        passedOver(tar.tooLong(), "entries with names or link targets that are too long were passed over");
        passedOver(tar.outside(), "entries whose names lead out of the image were passed over");
    }

    private void whiteout(String path, int nameStart) {
        String name = path.substring(nameStart);
        if (name.equals(OPAQUE)) {
            ledger.opaque(path.substring(0, Math.max(0, nameStart - 1)));
            return;
        }
        String hidden = name.substring(WHITEOUT.length());
        boolean named = !hidden.isEmpty() && !hidden.equals(".") && !hidden.equals("..");
        if (named && !name.startsWith(AUFS)) {
            ledger.removed(path.substring(0, nameStart) + hidden);
        }
    }

    private void visit(TarEntry entry) throws IOException {
        switch (entry.kind()) {
            case FILE -> file(entry);
            case HARD_LINK -> hardLink(entry);
            case SYMBOLIC_LINK -> symbolicLink(entry);
            case DIRECTORY -> ledger.directory(entry.path(), catalogers.isWanted(entry.path()));
            case OTHER -> other(entry);
        }
    }

    private void file(TarEntry entry) throws IOException {
        List<Cataloger> wanting = catalogers.wanting(entry.path());
        if (!wanting.isEmpty() && ledger.takesFile()) {
            ledger.file(entry.path(), catalogers.catalog(wanting, entry.path(), entry.size(), tar.content()));
        }
    }

    private void hardLink(TarEntry entry) {
        List<Cataloger> wanting = catalogers.wanting(entry.path());
        if (wanting.isEmpty() || !ledger.takesFile()) {
            return;
        }
        String target = EntryPath.normalize(entry.target());
        List<FileEvidence> linked = target == null ? List.of() : ledger.fileAt(target);
        List<FileEvidence> evidence = new ArrayList<>();
        for (Cataloger cataloger : wanting) {
            evidence.add(linked.stream()
                    .filter(each -> each.cataloger().equals(cataloger.id()))
                    .findFirst()
                    .map(each -> at(entry.path(), each))
                    .orElseGet(() -> passedOver(cataloger, entry)));
        }
        ledger.file(entry.path(), evidence);
    }

    private void symbolicLink(TarEntry entry) {
        if (catalogers.isWanted(entry.path())) {
            ledger.noFile(entry.path());
        }
        ledger.link(entry.path(), EntryPath.resolve(entry.path(), entry.target()));
    }

    private void other(TarEntry entry) {
        if (catalogers.isWanted(entry.path())) {
            ledger.noFile(entry.path());
        }
    }

    private void passedOver(long count, String what) {
        if (count > 0) {
            ledger.problem(count + " " + what);
        }
    }

    private static FileEvidence at(String path, FileEvidence evidence) {
        List<Problem> problems = evidence.problems().stream()
                .map(each -> new Problem(path, each.reason()))
                .toList();
        return new FileEvidence(
                evidence.cataloger(),
                path,
                evidence.packages(),
                evidence.release(),
                evidence.repositories(),
                evidence.owned(),
                problems,
                evidence.complete());
    }

    private static FileEvidence passedOver(Cataloger cataloger, TarEntry entry) {
        var problem = new Problem(
                entry.path(), "it is a hard link to " + entry.target() + ", which was passed over or is not there");
        return new FileEvidence(cataloger.id(), entry.path(), List.of(), null, List.of(problem));
    }
}
