package io.accountcreator.host.choice.visibility;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;

/** Answers on Java SE. */
public final class WordMain {
    private WordMain() {}

    public static void main(String[] arguments) {
        try (SeContainer container = SeContainerInitializer.newInstance().initialize()) {
            System.out.println(
                    "words: " + container.select(ApplicationAsker.class).get().answer());
        }
    }
}
