package io.troupe.runtime;

/** Watches how deep mailboxes get, from their turns and from whoever looks at them. */
final class HighWater {

	private HighWater() {
	}

	static void watch(Cell cell) {
		int depth = cell.blueprint.dropsOldest ? cell.depth() - Eviction.gaps(cell) : cell.depth();
		if (depth > cell.peak) {
			cell.peak = depth;
		}
		int mark = cell.blueprint.highWaterMark;
		if (depth >= mark) {
			cell.engine().overHighWater(cell, depth);
		}
		else {
			Extras more = cell.extrasIfAny();
			if (more != null && more.overHighWater && depth <= mark / 2) {
				more.overHighWater = false;
			}
		}
	}

}
