import { svg } from "./dom.js";

/* Side views, front to the left: outline, windows, and where the wheels stand. */
const BODIES = {
	saloon: {
		outline: "M12 55C12 48 15 44 25 42L64 37C74 26 84 19 99 18H141C156 19 166 26 176 36L214 40C225 42 229 47 229 55V60H12Z",
		windows: "M76 36C83 28 91 23 102 22H118V36ZM123 22H140C151 23 159 29 166 36H123Z",
		wheels: [56, 183],
	},
	wagon: {
		outline: "M12 55C12 48 15 44 25 42L64 37C74 26 82 18 97 17H199C210 18 217 29 221 39C227 42 229 48 229 55V60H12Z",
		windows: "M76 36C83 28 90 22 100 21H116V36ZM121 21H157V36H121ZM162 21H196C203 22 208 29 211 36H162Z",
		wheels: [56, 186],
	},
	coupe: {
		outline: "M12 55C12 49 16 46 27 44L84 38C98 27 110 21 127 20C152 20 178 29 206 38C222 41 229 46 229 55V60H12Z",
		windows: "M95 37C105 30 114 25 127 24H139V37ZM144 24C158 25 172 30 186 37H144Z",
		wheels: [56, 184],
	},
	hatchback: {
		outline: "M36 55C36 47 40 43 50 41L82 37C90 25 99 18 113 17H160C175 18 187 29 198 40C205 43 207 48 207 55V60H36Z",
		windows: "M93 36C99 28 106 22 115 21H131V36ZM136 21H158C168 22 176 28 183 36H136Z",
		wheels: [74, 172],
	},
	pickup: {
		outline: "M12 55C12 46 16 42 27 40L72 37C79 26 86 17 98 16H124C131 17 134 25 135 35H228V60H12Z",
		windows: "M84 36C89 27 94 21 102 20H120C124 21 126 28 127 36Z",
		wheels: [54, 188],
	},
	beetle: {
		outline: "M38 55C38 45 50 41 68 40C76 22 98 14 119 14C150 14 178 28 191 44C200 46 205 50 205 55V60H38Z",
		windows: "M82 36C88 24 101 19 116 18V36ZM121 18C139 18 153 25 163 36H121Z",
		wheels: [70, 175],
	},
};

/* What was sprayed in the seventies. */
const PAINTS = ["#b8452e", "#d39a2d", "#5b7d4a", "#7fa6bf", "#e4d9bd", "#6d2430", "#35618e", "#a9683a", "#4b5560", "#c9c4b4"];

const KINDS = [
	["wagon", /wagon|estate|country|suburb|safari|vista cruiser|volvo 145|volvo 245|woody/i],
	["pickup", /pickup|chevy [cs]|ford f\d|ranger|dodge d\d|rampage|international/i],
	["beetle", /beetle|volkswagen (1131|model 111|type 3)/i],
	["coupe", /mustang|camaro|firebird|challenger|cuda|capri|celica|coupe|zx|sx|rx|thunderbird|monte carlo|cutlass s|charger|cougar|scirocco|manta|eldorado|grand prix|cordoba|monza|sapporo|prelude|starfire|skyhawk|sunbird|tr7|x1\.9/i],
	["hatchback", /rabbit|civic|chevette|fiesta|horizon|omni|pinto|gremlin|vega|pacer|corolla|starlet|tercel|colt|champ|glc|strada|le car|renault 5|b-?210|f-10|310|1200|escort|lynx|citation|fiat 128|hatchback/i],
];

export function silhouette(car) {
	const body = BODIES[KINDS.find(([, pattern]) => pattern.test(car.name))?.[0] ?? "saloon"];
	const wheels = body.wheels.flatMap((x) => [
		svg("circle", { cx: x, cy: 60, r: 14.5, fill: "#17140f" }),
		svg("circle", { cx: x, cy: 60, r: 7.5, fill: "#d9d5ca" }),
		svg("circle", { cx: x, cy: 60, r: 2.5, fill: "#6b665c" }),
	]);
	return svg("svg", { viewBox: "0 0 240 80", "aria-hidden": "true" },
			svg("ellipse", { cx: 120, cy: 74, rx: 112, ry: 4, fill: "#000", opacity: 0.22 }),
			svg("path", { d: body.outline, fill: PAINTS[car.number % PAINTS.length], stroke: "#17140f", "stroke-opacity": 0.35 }),
			svg("path", { d: body.windows, fill: "#1f2a2b", opacity: 0.85 }),
			svg("path", { d: `M${body.wheels[0] + 16} 47H${body.wheels[1] - 16}`, stroke: "#fff", "stroke-opacity": 0.45, "stroke-width": 1.5 }),
			...wheels);
}
