package io.accountcreator.event;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.accountcreator.spi.Operation;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Narrows an observer of {@link FinalStatus} to one operation: {@code void onCreateAccount(@ObservesAsync
 * @Completed(CREATE_ACCOUNT) FinalStatus status)}. An observer without it receives all of them.
 */
@Qualifier
@Retention(RUNTIME)
@Target({FIELD, METHOD, PARAMETER})
public @interface Completed {
    /**
     * The operation that ended.
     *
     * @return the operation
     */
    Operation value();

    /** The qualifier as an object, for whoever fires the event. */
    final class Literal extends AnnotationLiteral<Completed> implements Completed {
        private static final long serialVersionUID = 1L;

        private final Operation value;

        private Literal(Operation value) {
            this.value = value;
        }

        /**
         * Makes the qualifier of an operation.
         *
         * @param operation the operation that ended
         * @return its qualifier
         */
        public static Literal of(Operation operation) {
            return new Literal(operation);
        }

        @Override
        public Operation value() {
            return value;
        }
    }
}
