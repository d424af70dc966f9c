package blog.monochromatic.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blog.monochromatic.localstack.LocalStack;
import blog.monochromatic.publish.Message;
import blog.monochromatic.store.StoreException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The schedule as LocalStack keeps it.
class ScheduledWakeUpsIT {
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:queue";
    private static final String ROLE = "arn:aws:iam::000000000000:role/wake-up";
    private static final Instant NOW = Instant.parse("2020-01-01T12:00:00Z");

    private final SchedulerClient scheduler = LocalStack.shared().client(SchedulerClient.builder());
    private final List<Message> sent = new ArrayList<>();

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void itIsMadeMovedAndTakenAway() {
        String group = group("moved");
        ScheduledWakeUps wakeUps = wakeUps(group);
        wakeUps.set(Optional.empty());
        assertThat(schedules(group)).isEmpty();

        wakeUps.set(Optional.of(Instant.parse("2020-03-05T10:00:00Z")));
        assertThat(schedules(group)).containsExactly("at(2020-03-05T10:00:00)");

        wakeUps.set(Optional.of(Instant.parse("2020-02-05T10:00:00Z")));
        assertThat(schedules(group)).containsExactly("at(2020-02-05T10:00:00)");

        wakeUps.set(Optional.empty());
        assertThat(schedules(group)).isEmpty();
        assertThat(sent).isEmpty();
    }

    @Test
    void itSendsTheFunctionItsOwnMessage() throws EventReader.UnreadableException {
        String group = group("message");
        wakeUps(group).set(Optional.of(NOW.plusSeconds(60)));

        GetScheduleResponse schedule = schedule(group);
        assertThat(schedule.target().arn()).isEqualTo(QUEUE);
        assertThat(schedule.target().roleArn()).isEqualTo(ROLE);
        assertThat(EventReader.work(schedule.target().input()))
                .isEqualTo(new Work.HandedOn(new Message.Due()));
    }

    @Test
    void itComesWithTheNextMinuteThatBegins() {
        String group = group("minute");

        wakeUps(group).set(Optional.of(Instant.parse("2020-03-05T23:59:00.001Z")));

        assertThat(schedules(group)).containsExactly("at(2020-03-06T00:00:00)");
    }

    @Test
    void itIsNeverSoSoonThatItMayBePastWhenItIsSet() {
        String group = group("soon");

        wakeUps(group, Instant.parse("2020-01-01T11:59:50Z")).set(Optional.of(NOW));

        assertThat(schedules(group)).containsExactly("at(2020-01-01T12:01:00)");
    }

    @Test
    void whatIsDueAlreadyIsPublishedAtOnce() {
        String group = group("due");

        wakeUps(group).set(Optional.of(NOW));

        assertThat(sent).containsExactly(new Message.Due());
        assertThat(schedules(group)).isEmpty();
    }

    @Test
    void whatIsYearsAheadIsLookedAtAgainInAYear() {
        String group = group("years");

        wakeUps(group).set(Optional.of(Instant.parse("+123456-01-01T00:00:00Z")));

        assertThat(schedules(group)).containsExactly("at(2020-12-31T12:00:00)");
    }

    @Test
    void aGroupThatIsNotThereIsAFailureThatNamesIt() {
        Optional<Instant> next = Optional.of(NOW.plus(Duration.ofDays(1)));

        assertThatThrownBy(() -> wakeUps("absent").set(next))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("absent");
    }

    private String group(String name) {
        scheduler.createScheduleGroup(to -> to.name(name));
        return name;
    }

    private ScheduledWakeUps wakeUps(String group) {
        return wakeUps(group, NOW);
    }

    private ScheduledWakeUps wakeUps(String group, Instant now) {
        return new ScheduledWakeUps(
                () -> scheduler,
                sent::addAll,
                InstantSource.fixed(now),
                atMost -> {},
                group,
                QUEUE,
                ROLE);
    }

    private List<String> schedules(String group) {
        return scheduler.listSchedules(to -> to.groupName(group)).schedules().stream()
                .map(ScheduleSummary::name)
                .map(name -> schedule(group).scheduleExpression())
                .toList();
    }

    private GetScheduleResponse schedule(String group) {
        return scheduler.getSchedule(to -> to.groupName(group).name("wake-up"));
    }
}
