package io.accountcreator.host.inbound.json;

import io.accountcreator.spi.ErrorLog;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Turns what Jakarta REST throws into problem details. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final ErrorLog ERRORS = ErrorLog.of(System.getLogger(ProblemMapper.class.getName()));

    /** For the container. */
    public ProblemMapper() {}

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException web) {
            int status = web.getResponse().getStatus();
            Reply reply = Reply.problem(status, status == 404 ? "there is nothing here" : "refused");
            String allowed = web.getResponse().getHeaderString("Allow");
            return (allowed == null ? reply : reply.with("Allow", allowed)).response();
        }
        ERRORS.write("a request could not be answered", thrown);
        return Reply.problem(500, "unexpected error").response();
    }
}
