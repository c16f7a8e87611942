package io.troupe.runtime;

import org.jspecify.annotations.Nullable;

/** What is seldom written of a {@link Cell}: who it is, and where it belongs. */
abstract class Member extends Entrance {

	final Blueprint blueprint;

	final @Nullable Cell parent;

	/** Number among the actors of its definition, zero for a permanent actor. */
	final int number;

	/** Place in the parent's list, written by that list. */
	int place;

	/** Greatest depth seen, to a lost update between lookers. */
	int peak;

	/**
	 * Whether the definition holds this actor's counts; under the definition's monitor.
	 */
	boolean booked;

	/** Whether the instance is owed its onStop; written by the owner. */
	boolean started;

	// made once, by whoever needs it first
	private volatile @Nullable Extras extras;

	Member(Blueprint blueprint, @Nullable Cell parent, int number) {
		super(blueprint.engine.draining() ? -1 : blueprint.capacity);
		this.blueprint = blueprint;
		this.parent = parent;
		this.number = number;
	}

	/**
	 * Makes the rarely needed part.
	 * @return a new one
	 */
	abstract Extras newExtras();

	final Engine engine() {
		return this.blueprint.engine;
	}

	final String called() {
		return (this.number == 0) ? this.blueprint.definition.name : this.blueprint.definition.name + "-" + this.number;
	}

	final boolean hasChildren() {
		Extras more = this.extras;
		return more != null && more.children.size() > 0;
	}

	final int pending() {
		Extras more = this.extras;
		return (more != null) ? more.pending.get() : 0;
	}

	final @Nullable Extras extrasIfAny() {
		return this.extras;
	}

	final @Nullable Inflows inflowsIfAny() {
		Extras more = this.extras;
		return (more != null) ? more.inflowsIfAny() : null;
	}

	final Extras extras() {
		Extras more = this.extras;
		if (more == null) {
			synchronized (this) {
				more = this.extras;
				if (more == null) {
					more = newExtras();
					this.extras = more;
				}
			}
		}
		return more;
	}

}
