package io.accountcreator.host.inbound.json;

import io.accountcreator.host.access.operation.JsonDocument;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** What Jakarta REST serves, and where. */
@ApplicationPath(JsonApplication.ROOT)
public class JsonApplication extends Application {
    /** Path below the context root. */
    public static final String ROOT = "/api/v1";

    /** For the container. */
    public JsonApplication() {
        // Found here, on a thread that sees the container's classes, which a backend's own need not.
        JsonDocument.write(Map.of());
    }

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(AccountsResource.class, ProblemMapper.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        // Jersey would describe the resources to whoever asks.
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
