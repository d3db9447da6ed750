package io.accountcreator.host.runtime.backend;

import jakarta.enterprise.inject.spi.DefinitionException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The one beans.xml that chooses, which is that of the host's own archive: what the files of other jars name counts for
 * nothing here.
 *
 * @param alternatives the classes that it names
 */
record HostBeansXml(List<String> alternatives) {
    static final String FILE = "META-INF/beans.xml";

    private static final String WAR_CLASSES = "WEB-INF/classes/";
    private static final String MODE = "bean-discovery-mode";
    private static final Set<String> MODES = Set.of("annotated", "all");
    private static final List<String> CLASS = List.of("beans", "alternatives", "class");

    HostBeansXml {
        alternatives = List.copyOf(alternatives);
    }

    /** Reads the file that lies in the same archive as a class of the host. */
    static HostBeansXml beside(Class<?> host) {
        String path = host.getName().replace('.', '/') + ".class";
        try {
            String own = String.valueOf(host.getClassLoader().getResource(path));
            String root = own.substring(0, own.length() - path.length());
            refuseSecond(root);
            // Not the first of that name: which jar is first differs from server to server.
            Optional<URL> file = Collections.list(host.getClassLoader().getResources(FILE)).stream()
                    .filter(url -> url.toString().equals(root + FILE))
                    .findFirst();
            try (InputStream in = file.orElseThrow(() -> problem("is missing: it belongs beside the host's classes"))
                    .openStream()) {
                return read(in);
            }
        } catch (IOException e) {
            throw problem("cannot be read: " + e);
        }
    }

    static HostBeansXml read(InputStream in) {
        try {
            byte[] file = in.readAllBytes();
            // Empty is as good as one without alternatives (CDI 4.0, 15.1).
            return new HostBeansXml(
                    file.length == 0 ? List.of() : alternatives(reader(new ByteArrayInputStream(file))));
        } catch (IOException e) {
            throw problem("cannot be read: " + e);
        } catch (XMLStreamException e) {
            throw problem("cannot be read: "
                    + String.join(
                            " ",
                            String.valueOf(e.getMessage())
                                    .lines()
                                    .map(String::strip)
                                    .toList()));
        }
    }

    /** Which of two files a server obeys is its affair: there must not be two. */
    @SuppressWarnings("URLConstructor") // servers have schemes of their own, which only their URL handlers resolve
    private static void refuseSecond(String root) {
        if (!root.endsWith(WAR_CLASSES)) {
            return;
        }
        try {
            new URL(root.substring(0, root.length() - WAR_CLASSES.length()) + "WEB-INF/beans.xml")
                    .openStream()
                    .close();
        } catch (IOException none) {
            return;
        }
        throw new DefinitionException(
                "WEB-INF/beans.xml is a second switch: remove it, and choose the backend in " + WAR_CLASSES + FILE);
    }

    private static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(in);
    }

    private static List<String> alternatives(XMLStreamReader xml) throws XMLStreamException {
        List<String> names = new ArrayList<>();
        Deque<String> path = new ArrayDeque<>();
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.addLast(xml.getLocalName());
                    if (path.size() == 1) {
                        checkMode(xml.getAttributeValue(null, MODE));
                    }
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (List.copyOf(path).equals(CLASS)) {
                        names.add(text.toString().strip());
                    }
                    path.removeLast();
                }
                default -> {}
            }
        }
        return names;
    }

    /** By "none" no class of the host is a bean, of which the container says in which one it missed the first. */
    private static void checkMode(@Nullable String mode) {
        if (mode != null && !MODES.contains(mode)) {
            throw problem("says " + MODE + "=\"" + mode
                    + "\", by which none of the host's classes is a bean: say \"annotated\"," + " or nothing");
        }
    }

    private static DefinitionException problem(String what) {
        return new DefinitionException("the host's " + FILE + " " + what);
    }
}
