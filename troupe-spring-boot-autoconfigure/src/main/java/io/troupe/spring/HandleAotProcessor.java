package io.troupe.spring;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.generate.AccessControl;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.aot.BeanRegistrationCodeFragments;
import org.springframework.beans.factory.aot.BeanRegistrationCodeFragmentsDecorator;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.core.ResolvableType;
import org.springframework.javapoet.ClassName;

/**
 * Puts the generated code of a handle's definition where it can see the message type,
 * which most applications keep to a package of theirs. Called while an application is
 * processed ahead of time.
 */
final class HandleAotProcessor implements BeanRegistrationAotProcessor {

	@Override
	public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean registeredBean) {
		if (!ActorBeans.BEAN_NAME.equals(registeredBean.getMergedBeanDefinition().getFactoryBeanName())) {
			return null;
		}
		Class<?> hidden = hidden(registeredBean.getBeanType());
		return (hidden != null) ? BeanRegistrationAotContribution
			.withCustomCodeFragments((fragments) -> new Beside(fragments, ClassName.get(hidden))) : null;
	}

	private static @Nullable Class<?> hidden(ResolvableType type) {
		Class<?> raw = type.toClass();
		while (raw.isArray()) {
			raw = raw.getComponentType();
		}
		if (!AccessControl.forClass(raw).isPublic()) {
			return raw;
		}
		for (ResolvableType generic : type.getGenerics()) {
			Class<?> hidden = hidden(generic);
			if (hidden != null) {
				return hidden;
			}
		}
		return null;
	}

	private static final class Beside extends BeanRegistrationCodeFragmentsDecorator {

		private final ClassName target;

		Beside(BeanRegistrationCodeFragments fragments, ClassName target) {
			super(fragments);
			this.target = target;
		}

		@Override
		public ClassName getTarget(RegisteredBean registeredBean) {
			return this.target;
		}

	}

}
