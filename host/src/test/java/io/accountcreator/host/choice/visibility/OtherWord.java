package io.accountcreator.host.choice.visibility;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** In a jar of its own: an alternative for a beans.xml to list. */
@Alternative
@ApplicationScoped
public class OtherWord {
    @Produces
    @Singleton
    Word word() {
        return new Word("other");
    }
}
