package io.troupe.autoconfigure;

import io.troupe.StreamHandle;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpEntity;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Ends a response that was sending what an actor broadcasts when the actor fails for
 * good. It has begun, so no error page can take its place, and nothing but events may be
 * written to it; the engine has logged the failure, once for all who listened. Comes
 * before any other resolver.
 */
final class OpenStreamExceptionResolver implements HandlerExceptionResolver, Ordered {

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception ex) {
		boolean open = response.isCommitted() && handler instanceof HandlerMethod method && returnsStream(method);
		return open ? new ModelAndView() : null;
	}

	private static boolean returnsStream(HandlerMethod method) {
		ResolvableType type = ResolvableType.forMethodParameter(method.getReturnType());
		ResolvableType entity = type.as(HttpEntity.class);
		Class<?> body = ((entity != ResolvableType.NONE) ? entity.getGeneric(0) : type).toClass();
		return StreamHandle.class.isAssignableFrom(body);
	}

}
