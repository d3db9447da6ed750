package io.accountcreator.host.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.real.RealProgram;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A headless Chromium, told what to do over the WebDriver protocol. */
public final class Browser implements AutoCloseable {
    private static final String PACKAGES = "chromium chromium-driver";
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process driver;
    private final URI service;
    private final String session;

    private Browser(Process driver, int port, Path chromium) {
        this.driver = driver;
        service = URI.create("http://127.0.0.1:" + port);
        Awaitility.await("chromedriver")
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> ask("GET", "/status", null).getJsonObject("value").getBoolean("ready"));
        JsonObject options = Json.createObjectBuilder()
                .add("binary", chromium.toString())
                .add("args", Json.createArrayBuilder(List.of("--headless=new", "--no-sandbox", "--disable-gpu")))
                .build();
        JsonObject always =
                Json.createObjectBuilder().add("goog:chromeOptions", options).build();
        session = ask(
                        "POST",
                        "/session",
                        Json.createObjectBuilder()
                                .add("capabilities", Json.createObjectBuilder().add("alwaysMatch", always))
                                .build())
                .getJsonObject("value")
                .getString("sessionId");
    }

    /** Starts one, or ends the test if it is not installed. */
    public static Browser start() {
        Path chromium = RealProgram.find("chromium", PACKAGES);
        Path chromedriver = RealProgram.find("chromedriver", PACKAGES);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = free.getLocalPort();
            free.close();
            Process driver = new ProcessBuilder(chromedriver.toString(), "--port=" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Browser(driver, port, chromium);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void open(URI page) {
        inSession(
                "POST",
                "/url",
                Json.createObjectBuilder().add("url", page.toString()).build());
    }

    /** What somebody can read on the page. */
    public String text() {
        return inSession("GET", "/element/" + find("body") + "/text", null).getString("value");
    }

    /** Clicks what leads to another page, and waits for that. */
    public void click(String selector) {
        evaluate("window.leaving = true");
        inSession("POST", "/element/" + find(selector) + "/click", JsonValue.EMPTY_JSON_OBJECT);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> evaluate("window.leaving && document.readyState").equals("undefined")
                        && evaluate("document.readyState").equals("complete"));
    }

    /** What a script gives; it runs beside the page, whose policy does not bind it. */
    public String evaluate(String expression) {
        JsonObject script = Json.createObjectBuilder()
                .add("script", "return String(" + expression + ")")
                .add("args", JsonValue.EMPTY_JSON_ARRAY)
                .build();
        return inSession("POST", "/execute/sync", script).getString("value");
    }

    /** Shows pages as wide as this, light or dark as their readers prefer it. */
    public void look(int width, int height, boolean dark) {
        devTools(
                "Emulation.setDeviceMetricsOverride",
                Json.createObjectBuilder()
                        .add("width", width)
                        .add("height", height)
                        .add("deviceScaleFactor", 1)
                        .add("mobile", false));
        devTools(
                "Emulation.setEmulatedMedia",
                Json.createObjectBuilder()
                        .add(
                                "features",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("name", "prefers-color-scheme")
                                                .add("value", dark ? "dark" : "light"))));
    }

    private void devTools(String command, JsonObjectBuilder parameters) {
        inSession(
                "POST",
                "/goog/cdp/execute",
                Json.createObjectBuilder()
                        .add("cmd", command)
                        .add("params", parameters)
                        .build());
    }

    public void screenshot(Path file) {
        try {
            Files.write(
                    file,
                    Base64.getDecoder()
                            .decode(inSession("GET", "/screenshot", null).getString("value")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String find(String selector) {
        JsonObject how = Json.createObjectBuilder()
                .add("using", "css selector")
                .add("value", selector)
                .build();
        return inSession("POST", "/element", how).getJsonObject("value").getString(ELEMENT);
    }

    private JsonObject inSession(String method, String path, JsonObject body) {
        return ask(method, "/session/" + session + path, body);
    }

    private JsonObject ask(String method, String path, JsonObject body) {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString(), UTF_8))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
            if (answer.statusCode() != 200) {
                throw new AssertionError(method + " " + path + ": " + answer.body());
            }
            return Json.createReader(new StringReader(answer.body())).readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        try {
            ask("DELETE", "/session/" + session, null);
        } finally {
            driver.destroy();
            try {
                if (!driver.waitFor(20, TimeUnit.SECONDS)) {
                    driver.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
