package blog.monochromatic.localstack;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;

import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// AWS's Runtime Interface Client, which asks for invocations and calls the handler, as it does in
/// Lambda's own Java runtimes. It is among the libraries of the tests, and taken from there.
///
/// @param classpath its jar and those that it needs
/// @param library its native part, a file
record RuntimeClient(String classpath, Path library) {

    /// @param folder where to unpack the native part
    static RuntimeClient unpack(Path folder) throws IOException {
        String classpath =
                Stream.of(
                                AWSLambda.class,
                                LambdaRuntime.class,
                                PojoSerializer.class,
                                SdkInternalThreadLocal.class)
                        .map(RuntimeClient::jar)
                        .collect(Collectors.joining(File.pathSeparator));
        String name = "/jni/libaws-lambda-jni.%s-%s.so".formatted(system(), processor());
        Path library = folder.resolve("libaws-lambda-jni.so");
        try (InputStream in = AWSLambda.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        """
                        Without Docker, functions run on Linux only, on x86-64 and on ARM: AWS's Runtime Interface \
                        Client has no %s. Start Docker, so that `docker info` answers.\
                        """
                                .formatted(name));
            }
            Files.copy(in, library);
        }
        return new RuntimeClient(classpath, library);
    }

    private static String jar(Class<?> of) {
        try {
            return Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Cannot tell which jar has " + of, e);
        }
    }

    /// Alpine and its like have a C library of their own.
    private static String system() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean musl = Files.exists(Path.of("/etc/alpine-release"));
        return musl ? system + "_musl" : system;
    }

    private static String processor() {
        return switch (System.getProperty("os.arch")) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "aarch_64";
            case String other -> other;
        };
    }
}
