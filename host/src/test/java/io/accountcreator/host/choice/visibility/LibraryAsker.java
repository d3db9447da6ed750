package io.accountcreator.host.choice.visibility;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** In the library. */
@Dependent
public class LibraryAsker {
    private final Word word;

    @Inject
    LibraryAsker(Word word) {
        this.word = word;
    }

    String text() {
        return word.text();
    }
}
