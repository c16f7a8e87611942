package io.troupe.autoconfigure;

import io.troupe.spring.ActorDefinitionException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * Prints what is wrong with the declaration of an actor.
 */
@Order(0)
final class ActorDefinitionFailureAnalyzer extends AbstractFailureAnalyzer<ActorDefinitionException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ActorDefinitionException cause) {
		return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
	}

}
