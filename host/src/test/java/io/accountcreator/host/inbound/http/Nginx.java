package io.accountcreator.host.inbound.http;

import io.accountcreator.real.FreePort;
import io.accountcreator.real.RealProgram;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** An nginx before a host, which sends the requests of all its clients over one connection that it keeps. */
public final class Nginx implements AutoCloseable {
    private static final String CONFIG = """
            user @USER@;
            worker_processes 1;
            pid @FOLDER@/nginx.pid;
            error_log @FOLDER@/error.log warn;
            events { worker_connections 256; }
            http {
                access_log off;
                client_body_temp_path @FOLDER@/body;
                proxy_temp_path @FOLDER@/proxy;
                fastcgi_temp_path @FOLDER@/fastcgi;
                uwsgi_temp_path @FOLDER@/uwsgi;
                scgi_temp_path @FOLDER@/scgi;
                client_max_body_size @LARGEST@;
                upstream host { server @HOST@; keepalive 1; }
                server {
                    listen 127.0.0.1:@PORT@;
                    location / {
                        proxy_pass http://host;
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                        proxy_request_buffering @BUFFERING@;
                        proxy_read_timeout 5s;
                        proxy_next_upstream off;
                    }
                }
            }
            """;

    private final Path folder;
    private final int port;
    private final Process process;

    private Nginx(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Starts one, or ends the test if nginx is not installed. */
    public static Nginx before(URI host, String buffering) throws IOException {
        Path program = RealProgram.find("nginx", "nginx-light");
        Path folder = Files.createTempDirectory("nginx");
        int port = FreePort.find();
        Path config = folder.resolve("nginx.conf");
        Files.writeString(
                config,
                CONFIG.replace("@FOLDER@", folder.toString())
                        .replace("@HOST@", host.getHost() + ":" + host.getPort())
                        .replace("@PORT@", Integer.toString(port))
                        .replace("@BUFFERING@", buffering)
                        // One that waits for the whole body would wait for ever.
                        .replace("@LARGEST@", buffering.equals("on") ? "1m" : "0")
                        .replace("@USER@", System.getProperty("user.name")));
        // It ends when this JVM is gone, however it went: then the shell's standard input ends.
        String command = program + " -e stderr -p " + folder + " -c " + config
                + " -g 'daemon off;' & server=$!; cat >/dev/null; kill $server; wait $server";
        Process process = new ProcessBuilder("/bin/sh", "-c", command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        Nginx nginx = new Nginx(folder, port, process);
        Awaitility.await("nginx").atMost(Duration.ofSeconds(20)).until(nginx::listens);
        return nginx;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private boolean listens() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("nginx did not end");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
    }
}
