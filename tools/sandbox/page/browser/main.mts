/// <reference lib="dom" />
import type { News } from '../../state/Arrivals.mts';
import type { Statistics } from '../../state/RequestLog.mts';
import { DatasetSection, type ToldDataset } from './DatasetSection.mts';
import { byId, count, element, write } from './element.mts';
import { clock, MOST_ROWS, rows } from './rows.mts';

// What runs in the browser: asks the sandbox again and again what is new, and shows it.

/** How long the page waits before it asks again, in ms. */
const INTERVAL = 400;

/** What the sandbox tells when it is asked what has arrived. */
interface Told extends News {
	readonly run: string;
	readonly statistics: Statistics;
}

interface ToldWorkspace {
	readonly keys: { readonly full: string; readonly createOnly: string };
	readonly datasets: readonly ToldDataset[];
}

/** What has been shown so far: of which run, and up to which arrival. */
let shown: { run: string | null; last: number } = { run: null, last: 0 };
let sections = new Map<string, DatasetSection>();
const failures = byId('failures-rows');

/** Starts afresh: on opening the page, and after a restart, a reset or another workspace. */
function showWorkspace({ keys, datasets }: ToldWorkspace): void {
	write(byId('base-url'), location.origin);
	write(byId('key-full'), keys.full);
	write(byId('key-create-only'), keys.createOnly);
	byId('datasets').replaceChildren();
	byId('contents').replaceChildren();
	sections = new Map(datasets.map((dataset) => [String(dataset.id), new DatasetSection(dataset)]));
	byId('contents').append(
		element('li', {}, element('a', { href: '#failures' }, 'Refused and failed requests')),
	);
	failures.replaceChildren(rows.none('None yet.', 5));
	write(byId('failures-note'), '');
}

function showStatistics(statistics: Statistics): void {
	for (const name of ['requests', 'created', 'refused', 'inFlight', 'mostInFlight'] as const) {
		write(byId(`count-${name}`), statistics[name].toLocaleString('en'));
	}
	byId('count-refused').parentElement?.classList.toggle('bad', statistics.refused > 0);
	document.title = `${count(statistics.created, 'record', 'records')} · Tracy sandbox`;
}

function showArrivals({ statistics, datasets, failures: failed }: Told, isNews: boolean): void {
	showStatistics(statistics);
	for (const dataset of datasets) sections.get(dataset.id)?.show(dataset, isNews);
	rows.add(
		failures,
		failed.map((failure) => rows.ofFailure(failure)),
		isNews,
	);
	if (failed.length > 0) write(byId('failures-note'), `the last ${MOST_ROWS} at most`);
}

async function ask(path: string): Promise<unknown> {
	const answer = await fetch(`/_sandbox/${path}`, { signal: AbortSignal.timeout(10_000) });
	if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`);
	return answer.json();
}

/** Asks what is new, and shows it. */
async function look(): Promise<string | null> {
	const { run, last } = shown;
	const news = (await ask(run === null ? 'arrivals' : `arrivals?run=${run}&after=${last}`)) as Told;
	const isSameRun = news.run === run;
	if (!isSameRun) showWorkspace((await ask('workspace')) as ToldWorkspace);
	showArrivals(news, isSameRun);
	shown = { run: news.run, last: news.last };
	return isSameRun || run === null ? null : `Live, started afresh at ${clock.format(new Date())}`;
}

function showStatus(text: string, kind: string): void {
	write(byId('status'), text);
	byId('status').className = `status ${kind}`;
}

function isPaused(): boolean {
	return byId('pause').getAttribute('aria-pressed') === 'true';
}

/** Never ends and never fails: a sandbox that is away may come back. */
async function watch(): Promise<never> {
	let live = 'Live';
	for (;;) {
		try {
			if (!isPaused()) {
				live = (await look()) ?? live;
				if (!isPaused()) showStatus(live, 'live');
			}
		} catch (error) {
			console.error(error);
			showStatus("The sandbox can't be reached. Trying again…", 'lost');
		}
		await new Promise((resolve) => setTimeout(resolve, INTERVAL));
	}
}

byId('pause').addEventListener('click', () => {
	byId('pause').setAttribute('aria-pressed', String(!isPaused()));
	if (isPaused()) showStatus('Paused', '');
});

void watch();
