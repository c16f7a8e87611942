package io.troupe.runtime;

import java.util.concurrent.CompletableFuture;

import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Termination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ManageTests {

	private final TestEngine engine = TestEngine.start();

	private final Spawned<SinkHandle<Step>> spawned = this.engine.spawnSteps();

	private final CompletableFuture<String> work = new CompletableFuture<>();

	@AfterEach
	void close() {
		this.engine.close();
	}

	private Boolean manage(SinkContext<Step> context) {
		context.manage(this.work);
		return true;
	}

	@Test
	void stopWaitsForTheWork() {
		Step.ask(this.spawned.handle(), this::manage);

		this.spawned.stop();
		assertThat(this.spawned.whenStopped().toCompletableFuture()).isNotDone();
		this.work.complete("done");

		assertThat(Soon.get(this.spawned.whenStopped()).reason()).isEqualTo(Termination.Reason.STOPPED);
	}

	@Test
	void workThatFailsIsWaitedForTooAndHarmsNobody() {
		Step.ask(this.spawned.handle(), this::manage);

		this.spawned.stop();
		assertThat(this.spawned.whenStopped().toCompletableFuture()).isNotDone();
		this.work.completeExceptionally(new IllegalStateException("failed"));

		assertThat(Soon.get(this.spawned.whenStopped()).reason()).isEqualTo(Termination.Reason.STOPPED);
		assertThat(this.engine.events().failures).isEmpty();
	}

	@Test
	void stopNowDoesNotWait() {
		Step.ask(this.spawned.handle(), this::manage);

		this.spawned.stopNow();

		assertThat(Soon.get(this.spawned.whenStopped()).reason()).isEqualTo(Termination.Reason.STOPPED);
	}

}
