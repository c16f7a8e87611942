import uPlot from "../webjars/uplot/dist/uPlot.esm.js";

const POINTS = 120;
const WINDOW_MILLIS = 2000;

/** The last minute of one actor, drawn: messages a second and messages that wait, each on a scale of its own. */
export class Line {

	#times = [];
	#rates = [];
	#depths = [];
	#counts = [];
	#plot;

	constructor(element) {
		const style = getComputedStyle(element);
		const rate = style.getPropertyValue("--rate").trim();
		const depth = style.getPropertyValue("--depth").trim();
		this.#plot = new uPlot({
			width: Math.max(1, element.clientWidth),
			height: element.clientHeight,
			padding: [3, 0, 3, 0],
			legend: { show: false },
			cursor: { show: false },
			axes: [{ show: false }, { show: false }],
			scales: {
				x: { time: false },
				rate: { range: (_, min, max) => [0, Math.max(2, max * 1.1)] },
				depth: { range: (_, min, max) => [0, Math.max(4, max * 1.1)] },
			},
			series: [
				{},
				{ scale: "rate", stroke: rate, fill: `${rate}26`, width: 1.5, points: { show: false } },
				{ scale: "depth", stroke: depth, width: 1.5, points: { show: false } },
			],
		}, [[], [], []], element);
		new ResizeObserver(() => this.#resize(element)).observe(element);
	}

	/** Adds what was seen just now, and returns the rate that follows from it. */
	add(now, processed, depth) {
		this.#counts.push({ now, processed });
		while (this.#counts.length > 2 && now - this.#counts[1].now >= WINDOW_MILLIS) {
			this.#counts.shift();
		}
		const first = this.#counts[0];
		const seconds = (now - first.now) / 1000;
		const rate = seconds > 0 ? Math.max(0, processed - first.processed) / seconds : 0;
		push(this.#times, now / 1000);
		push(this.#rates, rate);
		push(this.#depths, depth);
		this.#plot.setData([this.#times, this.#rates, this.#depths]);
		return rate;
	}

	#resize(element) {
		if (element.clientWidth > 0) {
			this.#plot.setSize({ width: element.clientWidth, height: element.clientHeight });
		}
	}

}

function push(values, value) {
	values.push(value);
	if (values.length > POINTS) {
		values.shift();
	}
}
