package io.accountcreator.host.pattern;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Finds every regular expression of the main code of all modules, in their byte code, so that none can be forgotten: constants
 * by their values, and those that stand where they are used by their text. What it cannot read is a finding, too.
 */
final class PatternsOfTheCode {
    /** By name, where the regular expression is in a call of a text, counted from the end of the arguments. */
    private static final Map<String, Integer> TEXT_METHODS = Map.of(
            "matches(Ljava/lang/String;)Z",
            1,
            "split(Ljava/lang/String;)[Ljava/lang/String;",
            1,
            "split(Ljava/lang/String;I)[Ljava/lang/String;",
            2,
            "replaceAll(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;",
            2,
            "replaceFirst(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;",
            2);

    /** What looks for an expression anywhere in a text. */
    private static final Set<String> SEARCHES =
            Set.of("find", "replaceAll", "replaceFirst", "results", "split", "splitAsStream", "asPredicate");

    private final List<Found> patterns = new ArrayList<>();
    private final Map<Field, List<Pattern>> constants = new LinkedHashMap<>();
    private final Set<String> searching = new HashSet<>();
    private final List<String> unread = new ArrayList<>();

    /**
     * A regular expression and the class that it stands in.
     *
     * @param searches whether it is looked for anywhere in a text, and not only matched with the whole or its beginning
     */
    record Found(String place, Pattern pattern, boolean searches) {
        @Override
        public String toString() {
            return place + ": " + pattern;
        }
    }

    PatternsOfTheCode() {
        new ClassFileImporter()
                .withImportOption(new MainCode()).importPackages("io.accountcreator").stream()
                        .sorted(Comparator.comparing(JavaClass::getName))
                        .forEach(this::look);
        constants.forEach((field, kept) -> {
            String type = field.getDeclaringClass().getName();
            // A private constant is used by the classes of its file only.
            boolean open = !Modifier.isPrivate(field.getModifiers());
            boolean searches = open || searching.contains(file(type));
            kept.forEach(pattern -> patterns.add(new Found(type + "." + field.getName(), pattern, searches)));
        });
    }

    private static String file(String type) {
        int nested = type.indexOf('$');
        return nested < 0 ? type : type.substring(0, nested);
    }

    private static final class MainCode implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/") && !location.contains("-tests.jar");
        }
    }

    List<Found> patterns() {
        return patterns;
    }

    /** Where one is made of what is not known before the code runs, such as a setting. */
    List<String> unread() {
        return unread;
    }

    private void look(JavaClass type) {
        int constants = constants(type.getName());
        Visitor visitor = new Visitor(type.getName(), type.isEnum());
        try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            new ClassReader(in).accept(visitor, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (visitor.compiledOnce != constants) {
            unread.add(type.getName() + " compiles " + visitor.compiledOnce + " and keeps " + constants);
        }
    }

    private int constants(String name) {
        int count = 0;
        try {
            Class<?> type = Class.forName(name);
            // What an enum makes of its own constants is as constant as they are.
            Object[] holders = type.isEnum() ? type.getEnumConstants() : new Object[0];
            for (Field field : type.getDeclaredFields()) {
                boolean once = Modifier.isStatic(field.getModifiers());
                if (field.getType() == Pattern.class && (once || type.isEnum())) {
                    field.setAccessible(true);
                    List<Pattern> kept = new ArrayList<>();
                    for (Object holder : once ? new Object[] {type} : holders) {
                        kept.add((Pattern) field.get(holder));
                    }
                    constants.put(field, kept);
                    count++;
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name, e);
        }
        return count;
    }

    private final class Visitor extends ClassVisitor {
        private final String type;
        private final boolean isEnum;
        private int compiledOnce;

        Visitor(String type, boolean isEnum) {
            super(Opcodes.ASM9);
            this.isEnum = isEnum;
            this.type = type;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] thrown) {
            return new Calls(this, name);
        }
    }

    /** Remembers the constants that were pushed last. */
    private final class Calls extends MethodVisitor {
        private final Visitor owner;
        private final String method;
        private final Deque<Object> pushed = new ArrayDeque<>();

        Calls(Visitor owner, String method) {
            super(Opcodes.ASM9);
            this.owner = owner;
            this.method = method;
        }

        @Override
        public void visitLdcInsn(Object value) {
            pushed.push(value);
        }

        @Override
        public void visitInsn(int opcode) {
            pushed.push(opcode);
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            pushed.push(operand);
        }

        @Override
        public void visitVarInsn(int opcode, int index) {
            pushed.push(opcode);
        }

        @Override
        public void visitFieldInsn(int opcode, String of, String name, String descriptor) {
            pushed.push(name);
            pushed.push(opcode);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                if (argument instanceof Handle handle) {
                    call(handle.getOwner(), handle.getName(), "by reference " + handle.getDesc());
                }
            }
            pushed.clear();
        }

        @Override
        public void visitMethodInsn(int opcode, String of, String name, String descriptor, boolean isInterface) {
            call(of, name, descriptor);
            pushed.clear();
        }

        private void call(String of, String name, String descriptor) {
            String place = owner.type + "." + method;
            if (of.equals("java/util/regex/Pattern") && (name.equals("compile") || name.equals("matches"))) {
                boolean once = method.equals("<clinit>") || (owner.isEnum && method.equals("<init>"));
                if (name.equals("compile") && once) {
                    owner.compiledOnce++;
                } else {
                    unread.add(place + " calls Pattern." + name);
                }
            } else if (of.startsWith("java/util/regex/") && SEARCHES.contains(name)) {
                searching.add(file(owner.type));
            } else if (of.equals("java/lang/String")
                    && List.of("matches", "split", "replaceAll", "replaceFirst").contains(name)) {
                text(place, TEXT_METHODS.get(name + descriptor), !name.equals("matches"));
            }
        }

        private void text(String place, Integer fromTheEnd, boolean searches) {
            Object found = fromTheEnd == null
                    ? null
                    : pushed.stream().skip(fromTheEnd - 1L).findFirst().orElse(null);
            if (found instanceof String regex) {
                patterns.add(new Found(place, Pattern.compile(regex), searches));
            } else {
                unread.add(place + " has a regular expression that is no constant");
            }
        }
    }
}
