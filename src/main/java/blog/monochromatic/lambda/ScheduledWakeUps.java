package blog.monochromatic.lambda;

import blog.monochromatic.publish.Message;
import blog.monochromatic.publish.Messages;
import blog.monochromatic.publish.Pause;
import blog.monochromatic.publish.WakeUps;
import blog.monochromatic.store.StoreException;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindow;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.Target;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Wakes the publisher up by one schedule, which is moved
/// (https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#one-time). It is
/// made here, in a group of the stack's, and not by the template: a deploy would put it back to
/// where the template has it.
final class ScheduledWakeUps implements WakeUps {
    private static final String NAME = "wake-up";

    /// Whoever is woken up has it moved on, so it need not reach years that the scheduler may
    /// refuse.
    private static final Duration FURTHEST = Duration.ofDays(365);

    /// As long as a call and its retries may take.
    private static final Duration AHEAD = Duration.ofSeconds(20);

    /// The scheduler refuses what changes a schedule that somebody else changes just then.
    private static final int MOST_TRIES = 5;

    private static final Duration PAUSE = Duration.ofMillis(300);

    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("'at('uuuu-MM-dd'T'HH:mm:ss')'").withZone(ZoneOffset.UTC);

    private static final FlexibleTimeWindow ON_TIME =
            FlexibleTimeWindow.builder().mode(FlexibleTimeWindowMode.OFF).build();

    private final Supplier<SchedulerClient> open;
    private @Nullable SchedulerClient opened;
    private final Messages messages;
    private final InstantSource clock;
    private final Pause pause;
    private final String group;
    private final Target target;

    /// @param open makes the client, at the first wake-up: most publishes set none
    /// @param group the schedule's
    /// @param queueArn where [Message.Due] is sent to
    /// @param roleArn in whose name
    ScheduledWakeUps(
            Supplier<SchedulerClient> open,
            Messages messages,
            InstantSource clock,
            Pause pause,
            String group,
            String queueArn,
            String roleArn) {
        this.open = open;
        this.messages = messages;
        this.clock = clock;
        this.pause = pause;
        this.group = group;
        this.target =
                Target.builder()
                        .arn(queueArn)
                        .roleArn(roleArn)
                        .input(EventReader.write(new Message.Due()))
                        .build();
    }

    @Override
    public void set(Optional<Instant> next) {
        Instant now = clock.instant();
        if (next.isPresent() && !next.get().isAfter(now)) {
            messages.send(List.of(new Message.Due()));
            return;
        }
        Runnable change = next.isEmpty() ? this::delete : () -> move(at(next.get(), now));
        for (int tries = 1; ; tries++) {
            try {
                change.run();
                return;
            } catch (ConflictException e) {
                if (tries == MOST_TRIES) {
                    throw new StoreException("SetWakeUp", group, NAME, e);
                }
                pause.pause(PAUSE);
            } catch (SdkException e) {
                throw new StoreException("SetWakeUp", group, NAME, e);
            }
        }
    }

    private synchronized SchedulerClient scheduler() {
        SchedulerClient client = opened;
        if (client == null) {
            client = open.get();
            opened = client;
        }
        return client;
    }

    private void delete() {
        try {
            scheduler().deleteSchedule(to -> to.groupName(group).name(NAME));
        } catch (ResourceNotFoundException e) {
            // As it should be.
        }
    }

    private void move(String at) {
        try {
            update(at);
        } catch (ResourceNotFoundException none) {
            create(at);
        }
    }

    private void update(String at) {
        scheduler()
                .updateSchedule(
                        to ->
                                to.groupName(group)
                                        .name(NAME)
                                        .scheduleExpression(at)
                                        .flexibleTimeWindow(ON_TIME)
                                        .target(target));
    }

    private void create(String at) {
        scheduler()
                .createSchedule(
                        to ->
                                to.groupName(group)
                                        .name(NAME)
                                        .scheduleExpression(at)
                                        .flexibleTimeWindow(ON_TIME)
                                        .target(target));
    }

    /// The minute that begins at that time or next, for schedules know no seconds; but none that
    /// may be past when the scheduler is told of it.
    private static String at(Instant next, Instant now) {
        Instant soonest = now.plus(AHEAD);
        Instant furthest = now.plus(FURTHEST);
        Instant when = next.isBefore(soonest) ? soonest : next.isAfter(furthest) ? furthest : next;
        Instant minute = when.truncatedTo(ChronoUnit.MINUTES);
        return AT.format(minute.equals(when) ? when : minute.plus(1, ChronoUnit.MINUTES));
    }
}
