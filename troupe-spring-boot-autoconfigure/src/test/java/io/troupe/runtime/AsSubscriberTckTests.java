package io.troupe.runtime;

import java.util.concurrent.Flow;

import io.troupe.SinkHandle;
import io.troupe.Spawned;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;

/** Holds {@code asSubscriber} to the rules, from outside. */
public class AsSubscriberTckTests extends FlowSubscriberBlackboxVerification<Integer> {

	private TestEngine engine;

	private Spawned<SinkHandle<Integer>> actor;

	public AsSubscriberTckTests() {
		super(new TestEnvironment(10_000, 200, 50));
	}

	@BeforeMethod
	@Override
	public void setUp() throws Exception {
		super.setUp();
		this.engine = TestEngine.start();
		this.actor = this.engine.spawn("numbers", (number, context) -> {
		});
	}

	@AfterMethod
	public void tearDown() {
		this.engine.close();
	}

	final SinkHandle<Integer> actor() {
		return this.actor.handle();
	}

	@Override
	public Integer createElement(int element) {
		return element;
	}

	@Override
	public Flow.Subscriber<Integer> createFlowSubscriber() {
		return actor().asSubscriber();
	}

}
