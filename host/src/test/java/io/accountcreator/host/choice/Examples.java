package io.accountcreator.host.choice;

import java.io.File;
import java.nio.file.Path;

/** What Maven made of the examples, before the tests. */
public final class Examples {
    private static final Path FOLDER = Path.of(System.getProperty("accountcreator.examples"));

    public static final Path LIST_JAR = FOLDER.resolve("list-backend/jar/target/list-backend-1.0.jar");
    public static final File LIST_WAR =
            FOLDER.resolve("list-backend/war/target/list-host.war").toFile();
    public static final File SHOP_WAR =
            FOLDER.resolve("embedding/target/shop.war").toFile();

    private Examples() {}
}
