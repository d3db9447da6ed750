package io.accountcreator.host.choice.visibility;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Of the application itself: in the classes of the WAR. */
@Dependent
public class ApplicationAsker {
    private final Word word;
    private final LibraryAsker library;

    @Inject
    ApplicationAsker(Word word, LibraryAsker library) {
        this.word = word;
        this.library = library;
    }

    /** What the application got, and what the library got. */
    String answer() {
        return word.text() + " " + library.text();
    }
}
