package blog.monochromatic.publish;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

/// Does independent requests at once.
///
/// @param most how many at a time; 1 does them one after the other in the caller's own thread
public record Workers(int most) {
    /// The results in the order of the inputs. Whatever fails, nothing is still under way
    /// afterwards; then the first failure is thrown.
    <T, R> List<R> map(Collection<T> inputs, Function<T, R> work) {
        if (most == 1 || inputs.size() <= 1) {
            return inputs.stream().map(work).toList();
        }
        var places = new Semaphore(most);
        List<Future<R>> futures = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T input : inputs) {
                Callable<R> task =
                        () -> {
                            places.acquire();
                            try {
                                return work.apply(input);
                            } finally {
                                places.release();
                            }
                        };
                futures.add(threads.submit(task));
            }
        }
        var results = new ArrayList<R>();
        for (Future<R> future : futures) {
            results.add(result(future));
        }
        return results;
    }

    /// Does the work for each input, likewise.
    <T> void each(Collection<T> inputs, Consumer<T> work) {
        map(
                inputs,
                input -> {
                    work.accept(input);
                    return input;
                });
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while publishing", e);
        }
    }
}
