package io.troupe.spring;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.troupe.ActorSpec;
import io.troupe.MailboxFullException;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import io.troupe.runtime.LocalTroupe;
import io.troupe.spring.Letters.Box;
import io.troupe.spring.Letters.Letter;
import io.troupe.spring.Letters.Post;
import io.troupe.spring.Letters.Read;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * A message that tells of a transaction comes after it, or not at all.
 */
class AfterCommitTests {

	private final LocalTroupe troupe = LocalTroupe.builder().build();

	private final SinkHandle<Letter> handle = this.troupe.add(ActorSpec.<Letter>sink(Box::new).named("box"));

	private final SinkHandle<Letter> view = AfterCommit.of(this.handle);

	private EmbeddedDatabase database;

	private TransactionTemplate transaction;

	@BeforeEach
	void open() {
		this.database = new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build();
		this.transaction = new TransactionTemplate(new DataSourceTransactionManager(this.database));
		this.troupe.start();
	}

	@AfterEach
	void close() {
		this.troupe.close();
		this.database.shutdown();
	}

	@Test
	void outsideATransactionItIsSentAtOnce() throws Exception {
		this.view.send(new Post("one"));
		this.view.trySend(new Post("two"));
		List<String> texts = this.view.ask(Read::new).get(10, TimeUnit.SECONDS);

		assertThat(texts).containsExactly("one", "two");
		assertThat(this.view.name()).isEqualTo("box");
	}

	@Test
	void withinATransactionItIsSentAfterTheCommitInOrder() throws Exception {
		this.transaction.executeWithoutResult((status) -> {
			this.view.send(new Post("second"));
			assertThat(this.view.trySend(new Post("third"))).isTrue();
			this.view.contramap(Post::new).send("fourth");
			this.handle.send(new Post("first"));
		});

		assertThat(texts()).containsExactly("first", "second", "third", "fourth");
	}

	@Test
	void afterARollbackItIsNotSent() throws Exception {
		CompletableFuture<List<String>> answer = this.transaction.execute((status) -> {
			this.view.send(new Post("lost"));
			status.setRollbackOnly();
			return this.view.ask(Read::new);
		});

		assertThat(answer).isCancelled();
		assertThat(texts()).isEmpty();
	}

	@Test
	void askIsAnsweredAfterTheCommit() throws Exception {
		CompletableFuture<List<String>> answer = this.transaction.execute((status) -> {
			this.view.send(new Post("kept"));
			CompletableFuture<List<String>> future = this.view.ask(Read::new);
			assertThat(future).isNotDone();
			return future;
		});

		assertThat(answer.get(10, TimeUnit.SECONDS)).containsExactly("kept");
	}

	@Test
	void messageOfAnotherCallbackAfterTheCommitIsSentToo() throws Exception {
		this.transaction.executeWithoutResult(
				(status) -> TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

					@Override
					public void afterCommit() {
						AfterCommitTests.this.view.send(new Post("late"));
					}

				}));

		assertThat(texts()).containsExactly("late");
	}

	@Test
	void refusalAfterTheCommitReachesTheOneWhoCommitted() {
		SinkHandle<Letter> full = AfterCommit.of(this.troupe
			.spawn(ActorSpec.<Letter>sink(Box::new).mailbox(MailboxOptions.of(1, Overflow.REJECT)).named("full"))
			.handle());

		assertThatExceptionOfType(MailboxFullException.class)
			.isThrownBy(() -> this.transaction.executeWithoutResult((status) -> {
				this.troupe.pause(Duration.ofSeconds(10));
				full.send(new Post("one"));
				full.send(new Post("two"));
			}));
	}

	@Test
	void nullIsRefusedAtOnce() {
		assertThatNullPointerException().isThrownBy(() -> this.view.send(null))
			.withMessage("'message' must not be null");
		assertThatNullPointerException().isThrownBy(() -> AfterCommit.of(null))
			.withMessage("'handle' must not be null");
	}

	private List<String> texts() throws Exception {
		return this.handle.ask(Read::new).get(10, TimeUnit.SECONDS);
	}

}
