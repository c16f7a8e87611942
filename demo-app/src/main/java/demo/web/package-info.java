/**
 * The auction over HTTP. Each request is a message to an actor, each answer a future.
 */
@NullMarked
package demo.web;

import org.jspecify.annotations.NullMarked;
