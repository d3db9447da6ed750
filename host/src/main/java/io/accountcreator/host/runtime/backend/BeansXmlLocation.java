package io.accountcreator.host.runtime.backend;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the beans.xml lies that chooses the backend, in words for whoever is to change it.
 *
 * @param root of the archive that the host's classes lie in, as the class loader writes it
 */
record BeansXmlLocation(String root) {
    private static final String WAR_CLASSES = "WEB-INF/classes/";

    /** The WARs that are built, by the backend that each chooses. */
    private static final Map<String, String> WARS =
            Map.of("xmlrpc", "account-creator.war", "ldap", "account-creator-ldap.war");

    /** That of the host itself. */
    static BeansXmlLocation found() {
        String path = BeansXmlLocation.class.getName().replace('.', '/') + ".class";
        String own = String.valueOf(BeansXmlLocation.class.getClassLoader().getResource(path));
        return new BeansXmlLocation(own.substring(0, Math.max(0, own.length() - path.length())));
    }

    /** What to do for a backend to be the active one. */
    String toChoose(String backend, BackendChoice choice) {
        String war = isWar() && WARS.containsKey(backend) ? ", or deploy " + WARS.get(backend) + " in its place" : "";
        Optional<String> chooser = choice.chooser(backend);
        return chooser.map(name -> "name " + name + " under <alternatives> in " + file() + war)
                .orElseGet(() -> "take what stands under <alternatives> out of " + file() + war);
    }

    private boolean isWar() {
        return root.endsWith(WAR_CLASSES);
    }

    private String file() {
        if (isWar()) {
            return WAR_CLASSES + HostBeansXml.FILE + " of the WAR";
        }
        return root.startsWith("file:")
                ? Path.of(URI.create(root)).resolve(HostBeansXml.FILE).toString()
                : "the host's " + HostBeansXml.FILE;
    }
}
