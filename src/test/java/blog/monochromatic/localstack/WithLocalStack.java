package blog.monochromatic.localstack;

import java.io.IOException;
import java.util.List;

/// Runs a program while LocalStack runs, with what it needs to find it in its environment, and ends
/// as that program does: `java … blog.monochromatic.localstack.WithLocalStack sam deploy`.
final class WithLocalStack {

    private WithLocalStack() {}

    public static void main(String[] command) throws IOException, InterruptedException {
        if (command.length == 0) {
            System.err.println("Usage: WithLocalStack PROGRAM [ARGUMENT…]");
            System.exit(2);
        }
        ProcessBuilder program = new ProcessBuilder(List.of(command)).inheritIO();
        program.environment().putAll(LocalStack.shared().environment());
        System.exit(program.start().waitFor());
    }
}
