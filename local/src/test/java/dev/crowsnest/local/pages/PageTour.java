package dev.crowsnest.local.pages;

import java.net.URI;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Every page that somebody who is signed in can reach by the links that they see. */
final class PageTour {

    /** What is not for this person, and does not say why in words that are there. */
    private static final String UNEXPLAINED = """
            return [...document.querySelectorAll('[aria-disabled=true]')].filter(one =>
                !(one.getAttribute('aria-describedby') || '').split(' ').some(id =>
                    (document.getElementById(id)?.textContent || '').trim())).map(one => one.outerHTML)""";

    /** Buttons and links that neither a person with a screen reader nor one with a mouse can tell. */
    private static final String NAMELESS = """
            return [...document.querySelectorAll('main button, main a, nav a')].filter(one =>
                !one.textContent.trim() && !one.getAttribute('aria-label')).map(one => one.outerHTML)""";

    private final Chromium chromium;

    PageTour(Chromium chromium) {
        this.chromium = chromium;
    }

    /** Through the pages of the navigation and the first image, packages and all; says which there were. */
    List<String> walk() {
        chromium.open("/images");
        String image = paths("td.name a").get(0);
        List<String> pages = paths(".nav a");
        pages.forEach(this::visit);
        visit(image);
        paths(".tabs a").forEach(this::visit);
        return pages;
    }

    private void visit(String page) {
        chromium.open(page);
        chromium.awaitPath(page);
        assertThat(chromium.all("h1")).as(page).hasSize(1);
        assertThat(chromium.run(UNEXPLAINED))
                .asList()
                .as("not allowed on %s without a reason", page)
                .isEmpty();
        assertThat(chromium.run(NAMELESS)).asList().as("no name on %s", page).isEmpty();
        assertThat(chromium.complaints()).as(page).isEmpty();
        chromium.requireFitsPhone();
    }

    private List<String> paths(String css) {
        return chromium.all(css).stream()
                .map(link ->
                        URI.create(String.valueOf(link.getDomProperty("href"))).getPath())
                .toList();
    }
}
