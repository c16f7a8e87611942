package io.troupe.benchmark.spring;

/** How the services of a generated application get what they depend on. */
enum Injection {

	/** There are no services. */
	NONE,

	/** By a parameter whose name tells nothing: Spring looks at every candidate. */
	TYPE,

	/** By a parameter with the name of the bean: Spring looks at that one first. */
	NAME

}
