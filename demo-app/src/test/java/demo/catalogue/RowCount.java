package demo.catalogue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.troupe.ActorSpec;
import io.troupe.Source;
import io.troupe.Spawned;
import io.troupe.StreamActor;
import io.troupe.StreamContext;
import io.troupe.StreamHandle;
import io.troupe.Termination;
import io.troupe.runtime.LocalTroupe;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A program that has an actor count the rows of a table, which are numbered from 1. Takes
 * the address of the database and the fetch size.
 */
public final class RowCount implements StreamActor<Long, String> {

	private static final long TIMEOUT_SECONDS = 150;

	private final Cursor cursor;

	private long rows;

	private long sum;

	private long outOfOrder;

	private RowCount(Cursor cursor) {
		this.cursor = cursor;
	}

	@Override
	public void onStart(StreamContext<Long, String> context) {
		context.attach(
				Source
					.<Long, Long>blocking(() -> this.cursor.open("SELECT n, padding FROM measure ORDER BY n",
							(row, index) -> row.getLong("n")), (number) -> number)
					.onError((failure) -> {
						failure.printStackTrace(System.out);
						System.out.flush();
						Runtime.getRuntime().halt(2);
						return 0L;
					}));
	}

	@Override
	public void onMessage(Long number, StreamContext<Long, String> context) {
		this.rows++;
		this.sum += number;
		if (number != this.rows) {
			this.outOfOrder++;
		}
	}

	@Override
	public void onStop(StreamContext<Long, String> context) {
		System.out.println("rows=" + this.rows + " sum=" + this.sum + " out of order=" + this.outOfOrder);
	}

	public static void main(String[] args) throws Exception {
		Cursor cursor = new Cursor(new DriverManagerDataSource(args[0]), Integer.parseInt(args[1]));
		LocalTroupe troupe = LocalTroupe.builder().build();
		troupe.start();
		Spawned<StreamHandle<String>> count = troupe.spawn(ActorSpec.<Long, String>stream(() -> new RowCount(cursor)));
		Termination end = count.whenStopped().toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
		troupe.shutdown(Duration.ofSeconds(10));
		System.out.println(end);
		System.exit(0);
	}

}
