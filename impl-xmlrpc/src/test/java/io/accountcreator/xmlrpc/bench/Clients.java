package io.accountcreator.xmlrpc.bench;

import io.accountcreator.xmlrpc.protocol.HttpOptions;
import io.accountcreator.xmlrpc.protocol.XmlRpcCall;
import io.accountcreator.xmlrpc.protocol.XmlRpcClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;
import org.apache.xmlrpc.client.XmlRpcClientConfigImpl;
import org.apache.xmlrpc.client.XmlRpcClientException;
import org.apache.xmlrpc.client.XmlRpcSun15HttpTransport;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** The clients that are measured: each does one call. */
final class Clients {
    static final String HARDENED_STOCK = "stock, hardened parser";

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Object[] PARAMS = {
        "bob", "bob@example.com", "379214c801c0c0a8bbbddc3d1531a67e", "Unknown", "sip.example.org", ""
    };
    private static final byte[] BODY = body();

    private Clients() {}

    static Map<String, Callable<?>> all(String url) throws Exception {
        Map<String, Callable<?>> clients = new LinkedHashMap<>();
        clients.put("ours", ours(url));
        clients.put("stock", stock(url, false));
        clients.put(HARDENED_STOCK, stock(url, true));
        clients.put("raw java.net.http", javaNetHttp(url));
        clients.put("raw HttpURLConnection", urlConnection(url, false));
        clients.put("raw HttpURLConnection, deadline, fixed length", urlConnection(url, true));
        clients.put("raw Apache HttpClient 5", apache(url, false));
        clients.put("raw Apache HttpClient 5, deadline", apache(url, true));
        return clients;
    }

    private static Callable<?> ours(String url) {
        XmlRpcClient client = new XmlRpcClient(HttpOptions.direct(LIMIT));
        URI address = URI.create(url);
        return () -> client.call(
                address,
                XmlRpcCall.of(
                        "create_email_account",
                        "bob",
                        "bob@example.com",
                        "379214c801c0c0a8bbbddc3d1531a67e",
                        "Unknown",
                        "sip.example.org",
                        ""),
                LIMIT);
    }

    private static Callable<?> stock(String url, boolean hardened) throws Exception {
        org.apache.xmlrpc.client.XmlRpcClient client = new org.apache.xmlrpc.client.XmlRpcClient();
        XmlRpcClientConfigImpl config = new XmlRpcClientConfigImpl();
        config.setServerURL(new URL(url));
        client.setConfig(config);
        client.setTransportFactory(() -> hardened ? new Hardened(client) : new XmlRpcSun15HttpTransport(client));
        return () -> client.execute("create_email_account", PARAMS);
    }

    /** With a parser of each thread's own that takes no DTD: the least that anybody has to do to the stock transport. */
    private static final class Hardened extends XmlRpcSun15HttpTransport {
        private static final ThreadLocal<XMLReader> READERS = ThreadLocal.withInitial(Hardened::reader);

        Hardened(org.apache.xmlrpc.client.XmlRpcClient client) {
            super(client);
        }

        @Override
        protected XMLReader newXMLReader() throws XmlRpcClientException {
            return READERS.get();
        }

        private static XMLReader reader() {
            try {
                SAXParserFactory factory = SAXParserFactory.newInstance();
                factory.setNamespaceAware(true);
                factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
                return factory.newSAXParser().getXMLReader();
            } catch (ParserConfigurationException | SAXException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Callable<?> javaNetHttp(String url) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Runnable::run)
                .build();
        URI address = URI.create(url);
        return () -> client.send(
                        HttpRequest.newBuilder(address)
                                .timeout(LIMIT)
                                .header("Content-Type", "text/xml")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(BODY))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    private static Callable<?> urlConnection(String url, boolean hardened) throws IOException {
        URL address = new URL(url);
        return () -> {
            HttpURLConnection connection = (HttpURLConnection) address.openConnection();
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "text/xml");
            connection.setConnectTimeout(5000);
            connection.setReadTimeout(5000);
            if (hardened) {
                // In this mode a POST is not sent again.
                connection.setFixedLengthStreamingMode(BODY.length);
                connection.setInstanceFollowRedirects(false);
            }
            CompletableFuture<Void> watch = hardened ? watch(connection::disconnect) : null;
            try (OutputStream out = connection.getOutputStream()) {
                out.write(BODY);
            }
            try (InputStream in = connection.getInputStream()) {
                return in.readAllBytes();
            } finally {
                if (watch != null) {
                    watch.complete(null);
                }
            }
        };
    }

    private static Callable<?> apache(String url, boolean hardened) {
        CloseableHttpClient client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(64)
                        .setMaxConnTotal(64)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.ofSeconds(5))
                        .build())
                .build();
        return () -> {
            HttpPost post = new HttpPost(url);
            post.setEntity(new ByteArrayEntity(BODY, ContentType.TEXT_XML));
            CompletableFuture<Void> watch = hardened ? watch(post::cancel) : null;
            try {
                return client.execute(post, answer -> EntityUtils.toByteArray(answer.getEntity()));
            } finally {
                if (watch != null) {
                    watch.complete(null);
                }
            }
        };
    }

    private static CompletableFuture<Void> watch(Runnable stop) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        done.orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> {
            stop.run();
            return null;
        });
        return done;
    }

    private static byte[] body() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodCall>\n")
                .append(" <methodName>create_email_account</methodName>\n <params>\n");
        for (Object param : PARAMS) {
            xml.append("  <param>\n   <value>\n    <string>")
                    .append(param)
                    .append("</string>\n   </value>\n  </param>\n");
        }
        return xml.append(" </params>\n</methodCall>\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
