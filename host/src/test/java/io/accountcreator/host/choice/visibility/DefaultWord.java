package io.accountcreator.host.choice.visibility;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** In the library: what there is without a choice. */
@ApplicationScoped
public class DefaultWord {
    @Produces
    @Singleton
    Word word() {
        return new Word("default");
    }
}
