/**
 * What Troupe costs a Spring Boot application: at its start, in a message and in a
 * request.
 */
package io.troupe.benchmark.spring;
