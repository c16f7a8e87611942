package demo.session;

import java.util.Set;
import java.util.stream.Collectors;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Reads what bidders send, and trusts none of it. Safe for any number of threads.
 */
@Component
class RequestReader {

	private final JsonMapper json;

	private final Validator validator;

	RequestReader(JsonMapper json, Validator validator) {
		this.json = json;
		this.validator = validator;
	}

	Request read(String frame) throws InvalidRequestException {
		Request request = parse(frame);
		if (request == null) {
			throw new InvalidRequestException("A frame must be a JSON object");
		}
		Set<ConstraintViolation<Request>> violations = this.validator.validate(request);
		if (!violations.isEmpty()) {
			throw new InvalidRequestException(violations.stream()
				.map((violation) -> violation.getPropertyPath() + " " + violation.getMessage())
				.sorted()
				.collect(Collectors.joining(", ")));
		}
		return request;
	}

	private @Nullable Request parse(String frame) throws InvalidRequestException {
		try {
			return this.json.readValue(frame, Request.class);
		}
		catch (InvalidTypeIdException ex) {
			throw new InvalidRequestException("The type of a frame must be hello or bid");
		}
		catch (JacksonException ex) {
			throw new InvalidRequestException("The frame cannot be read");
		}
	}

}
