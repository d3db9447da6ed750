package io.accountcreator.host.text;

import io.accountcreator.spi.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the texts injectable; a bad file is told where they are first asked for, at start. */
@ApplicationScoped
class TextsProducer {
    @Produces
    @Singleton
    MessageTexts texts(Settings settings) {
        return MessageTexts.from(settings);
    }
}
