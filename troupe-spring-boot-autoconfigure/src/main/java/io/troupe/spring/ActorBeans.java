package io.troupe.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.troupe.ActorHandle;
import io.troupe.ActorKind;
import io.troupe.ActorSpec;
import io.troupe.JointHandle;
import io.troupe.SinkHandle;
import io.troupe.StreamHandle;
import io.troupe.runtime.LocalTroupe;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.ResolvableType;

/**
 * The actor beans of one application context, added to its engine: {@link ActorDiscovery}
 * registers it. Gives the handles and, when asked, makes the first instances.
 *
 * @since 0.1.0
 */
public final class ActorBeans implements DisposableBean {

	/** The name of this bean. */
	static final String BEAN_NAME = "troupeActors";

	private final LocalTroupe troupe;

	private final ConfigurableListableBeanFactory beanFactory;

	private final List<ActorDefinition> definitions = new ArrayList<>();

	private final List<ActorInstances> instances = new ArrayList<>();

	private final List<BeanExecutor> executors = new ArrayList<>();

	ActorBeans(Map<String, String> actors, LocalTroupe troupe, ConfigurableListableBeanFactory beanFactory,
			ObjectProvider<ActorSettingsSource> settings) {
		this.troupe = troupe;
		this.beanFactory = beanFactory;
		ActorSettingsSource source = settings.getIfAvailable(() -> (actor) -> ActorSettings.NONE);
		source.verify(ActorDefinition.findAll(beanFactory));
		actors.forEach((name, beanName) -> add(ActorDefinition.of(beanFactory, name, beanName), source));
	}

	private void add(ActorDefinition actor, ActorSettingsSource source) {
		this.definitions.add(actor);
		ActorInstances made = new ActorInstances(this.beanFactory, actor.beanName());
		this.instances.add(made);
		try {
			this.troupe.add(spec(actor, made, source));
		}
		catch (IllegalArgumentException ex) {
			// a name that does not fit would not be fit for a log either
			String name = actor.name().replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
			throw new ActorDefinitionException("The settings of actor '" + name + "', declared by " + actor.origin()
					+ ", do not fit: " + ex.getMessage() + ".",
					"Correct its @TroupeActor annotation, or what else sets it up.");
		}
		// what the actor has injected ends this bean before it ends itself, and with it
		// the engine
		this.beanFactory.registerDependentBean(actor.beanName(), BEAN_NAME);
	}

	private ActorSpec<? extends ActorHandle> spec(ActorDefinition actor, ActorInstances made,
			ActorSettingsSource source) {
		ActorSettings settings = source.settings(actor.name()).orElse(annotated(actor));
		ActorSpec<? extends ActorHandle> spec = HandleType.of(actor.kind())
			.spec(made)
			.named(actor.name())
			.mailbox(settings.mailbox().over(source.mailbox()))
			.supervision(settings.supervision().over(source.supervision()))
			.released(made::destroy);
		if (actor.messageType() != ResolvableType.NONE) {
			spec = spec.messageType(ActorDefinition.describe(actor.messageType()));
		}
		if (settings.blocking() != null) {
			spec = spec.blocking(settings.blocking());
		}
		if (settings.buffer() != null) {
			if (actor.kind() == ActorKind.SINK) {
				throw new IllegalArgumentException("a sink actor broadcasts nothing, so it has no buffer to bound");
			}
			spec = spec.buffer(settings.buffer());
		}
		if (settings.executor() != null) {
			BeanExecutor executor = new BeanExecutor(this.beanFactory, settings.executor(), actor);
			this.executors.add(executor);
			spec = spec.executor(executor);
		}
		return spec;
	}

	private ActorSettings annotated(ActorDefinition actor) {
		TroupeActor annotation = ActorAnnotation.find(this.beanFactory, actor.beanName());
		return (annotation != null) ? ActorAnnotation.settings(annotation) : ActorSettings.NONE;
	}

	/**
	 * Returns the handle of a sink actor, always the same object.
	 * @param name the actor's name
	 * @return the handle
	 */
	public SinkHandle<?> sinkHandle(String name) {
		return this.troupe.handle(name);
	}

	/**
	 * Returns the handle of a stream actor, always the same object.
	 * @param name the actor's name
	 * @return the handle
	 */
	public StreamHandle<?> streamHandle(String name) {
		return this.troupe.handle(name);
	}

	/**
	 * Returns the handle of a joint actor, always the same object.
	 * @param name the actor's name
	 * @return the handle
	 */
	public JointHandle<?, ?> jointHandle(String name) {
		return this.troupe.handle(name);
	}

	/**
	 * Makes the first instance of each actor, so that a missing dependency is found now.
	 * The engine takes them when it starts.
	 */
	void prepare() {
		this.executors.forEach(BeanExecutor::resolve);
		this.instances.forEach(ActorInstances::prepare);
	}

	/**
	 * Tells in which order the actors are to drain.
	 * @return their names, stage by stage, senders before receivers
	 */
	List<Set<String>> drainOrder() {
		return DrainOrder.of(HandleGraph.read(this.beanFactory, this.definitions));
	}

	@Override
	public void destroy() {
		this.instances.forEach(ActorInstances::discard);
	}

}
