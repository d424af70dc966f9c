package blog.monochromatic.simulation.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class MutationTest {
    private static final Path ARGUMENT =
            Path.of("src/main/java/blog/monochromatic/publish/package-info.java");

    /// That each is found takes minutes, and is tried by a profile.
    @Test
    void eachPatchApplies() throws IOException, InterruptedException {
        List<Mutation> all = Mutation.all().toList();
        for (Mutation mutation : all) {
            mutation.check();
        }
        assertThat(all).isNotEmpty();
    }

    @Test
    void theArgumentForConvergenceNamesEachPatch() throws IOException {
        String argument = Files.readString(ARGUMENT);

        assertThat(Mutation.all().map(mutation -> "*" + mutation.name() + "*"))
                .allSatisfy(name -> assertThat(argument).contains(name));
    }
}
