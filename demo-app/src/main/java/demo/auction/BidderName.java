package demo.auction;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What a visitor may call himself. Everybody reads it, so it has no characters that do
 * not show or that turn round those behind it.
 */
@Documented
@NotBlank
@Size(max = 40)
@Pattern(regexp = "[^\\p{C}\\p{Zl}\\p{Zp}]*", message = "must not contain control characters")
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER })
public @interface BidderName {

	/**
	 * Never shown: each part of the constraint has a message of its own.
	 * @return nothing
	 */
	String message() default "";

	/**
	 * The groups it belongs to.
	 * @return none
	 */
	Class<?>[] groups() default {};

	/**
	 * What it carries.
	 * @return nothing
	 */
	Class<? extends Payload>[] payload() default {};

}
