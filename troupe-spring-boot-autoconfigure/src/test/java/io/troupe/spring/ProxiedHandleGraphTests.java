package io.troupe.spring;

import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import org.aopalliance.intercept.MethodInterceptor;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import org.springframework.aop.Advisor;
import org.springframework.aop.framework.autoproxy.DefaultAdvisorAutoProxyCreator;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.NameMatchMethodPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/** Who sends to whom where beans stand behind proxies of an interface. */
class ProxiedHandleGraphTests {

	@Test
	void handleThatAProxiedBeanLooksUpCounts() {
		try (AnnotationConfigApplicationContext context = PlainSpring.start(Advice.class, TargetActor.class,
				Clerk.class, AskerActor.class)) {
			assertThat(context.getBean(Aid.class)).isNotInstanceOf(Clerk.class);

			assertThat(HandleGraph.read(context.getBeanFactory(), ActorDefinition.findAll(context.getBeanFactory())))
				.extractingByKey("asker")
				.asInstanceOf(InstanceOfAssertFactories.collection(String.class))
				.containsExactly("target");
		}
	}

	@TroupeActor
	static class TargetActor implements SinkActor<Integer> {

		@Override
		public void onMessage(Integer number, SinkContext<Integer> context) {
		}

	}

	interface Aid {

		void help();

	}

	static class Clerk implements Aid {

		private final ObjectProvider<SinkHandle<Integer>> target;

		Clerk(ObjectProvider<SinkHandle<Integer>> target) {
			this.target = target;
		}

		@Override
		public void help() {
			this.target.getObject().send(1);
		}

	}

	@TroupeActor
	static class AskerActor implements SinkActor<String> {

		private final Aid aid;

		AskerActor(Aid aid) {
			this.aid = aid;
		}

		@Override
		public void onMessage(String text, SinkContext<String> context) {
			this.aid.help();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Advice {

		@Bean
		static DefaultAdvisorAutoProxyCreator proxies() {
			return new DefaultAdvisorAutoProxyCreator();
		}

		@Bean
		static Advisor helping() {
			NameMatchMethodPointcut pointcut = new NameMatchMethodPointcut();
			pointcut.addMethodName("help");
			return new DefaultPointcutAdvisor(pointcut, (MethodInterceptor) (invocation) -> invocation.proceed());
		}

	}

}
