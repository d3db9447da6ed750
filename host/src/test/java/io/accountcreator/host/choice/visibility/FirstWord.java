package io.accountcreator.host.choice.visibility;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** In a jar of its own: an alternative that nobody has to list. */
@Alternative
@Priority(1)
@ApplicationScoped
public class FirstWord {
    @Produces
    @Singleton
    Word word() {
        return new Word("first");
    }
}
