import type { Throughput } from '../parts/measureThroughput.mts';
import { latency } from '../servers/TracyServer.mts';

const size = { width: 720, height: 420 };
const plot = { left: 64, right: 560, top: 24, bottom: 364 };
const most = { inFlight: 50, rate: 1_000 };
const ticks = { inFlight: [1, 10, 20, 32, 50], rate: [0, 200, 400, 600, 800, 1_000] };

/** A line of the plot. */
interface Series {
	name: string;
	colour: string;
	dash?: string;
	rateOf: (throughput: Throughput) => number;
}

const series: Series[] = [
	{
		name: 'ideal: in flight ÷ latency',
		colour: '#8a8f98',
		dash: '2 4',
		rateOf: ({ inFlight }) => (inFlight * 1_000) / latency,
	},
	{ name: 'undici alone', colour: '#3b7dd8', dash: '6 4', rateOf: ({ undici }) => undici },
	{ name: 'axios alone', colour: '#c9772b', dash: '6 4', rateOf: ({ axios }) => axios },
	{ name: 'Tracy node in n8n', colour: '#11805a', rateOf: ({ tracy }) => tracy },
];

/** Draws rows a second over the number in flight as an SVG image. */
export function drawPlot(throughput: Throughput[]): string {
	const content = [
		`<rect width="${size.width}" height="${size.height}" fill="#ffffff"/>`,
		...ticks.rate.map(drawRateTick),
		...ticks.inFlight.map(drawInFlightTick),
		...series.map((one) => drawSeries(one, throughput)),
		...series.map(drawName),
		text(plot.left - 48, plot.top - 8, 'rows a second', 'start'),
		text((plot.left + plot.right) / 2, size.height - 14, 'requests in flight', 'middle'),
	];
	const attributes =
		`xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" ` +
		'font-family="sans-serif" font-size="13" role="img"';
	const title = `Rows a second over requests in flight, answers after ${latency} ms`;
	return `<svg ${attributes}>\n<title>${title}</title>\n${content.join('\n')}\n</svg>\n`;
}

function drawRateTick(rate: number): string {
	const line = `<path d="M${plot.left} ${y(rate)}H${plot.right}" stroke="#e3e5e8"/>`;
	return line + text(plot.left - 8, y(rate) + 4, rate.toLocaleString('en'), 'end');
}

function drawInFlightTick(inFlight: number): string {
	return text(x(inFlight), plot.bottom + 20, String(inFlight), 'middle');
}

function drawSeries({ colour, dash, rateOf }: Series, throughput: Throughput[]): string {
	const points = throughput.map((one) => [x(one.inFlight), y(rateOf(one))] as const);
	const path = points.map(([left, top], index) => `${index === 0 ? 'M' : 'L'}${left} ${top}`);
	const dashes = dash === undefined ? '' : ` stroke-dasharray="${dash}"`;
	const line = `<path d="${path.join('')}" fill="none" stroke="${colour}" stroke-width="2"${dashes}/>`;
	if (dash !== undefined) return line;
	return (
		line +
		points
			.map(([left, top]) => `<circle cx="${left}" cy="${top}" r="3.5" fill="${colour}"/>`)
			.join('')
	);
}

function drawName({ name, colour }: Series, index: number): string {
	return text(plot.left + 16, plot.top + 20 + index * 20, name, 'start', colour);
}

function text(
	left: number,
	top: number,
	words: string,
	anchor: 'start' | 'middle' | 'end',
	colour = '#3c4048',
): string {
	return `<text x="${left}" y="${top}" text-anchor="${anchor}" fill="${colour}">${words}</text>`;
}

function x(inFlight: number): number {
	return round(plot.left + (inFlight / most.inFlight) * (plot.right - plot.left));
}

function y(rate: number): number {
	return round(plot.bottom - (rate / most.rate) * (plot.bottom - plot.top));
}

function round(pixels: number): number {
	return Math.round(pixels * 10) / 10;
}
