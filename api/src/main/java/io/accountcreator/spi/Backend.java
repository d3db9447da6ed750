package io.accountcreator.spi;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Names a backend: {@code @Inject @Backend("ldap") AccountCreatorService service}, whatever the default is. */
@Qualifier
@Retention(RUNTIME)
@Target({FIELD, METHOD, PARAMETER, TYPE})
public @interface Backend {
    /**
     * The name of the backend.
     *
     * @return such as {@code xmlrpc} or {@code ldap}
     */
    String value();

    /** The qualifier as an object, for programmatic lookup. */
    final class Literal extends AnnotationLiteral<Backend> implements Backend {
        private static final long serialVersionUID = 1L;

        private final String value;

        private Literal(String value) {
            this.value = value;
        }

        /**
         * Makes the qualifier of a backend.
         *
         * @param name the name of the backend
         * @return its qualifier
         */
        public static Literal of(String name) {
            return new Literal(name);
        }

        @Override
        public String value() {
            return value;
        }
    }
}
