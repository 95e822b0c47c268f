import type { Display, OutputType } from '@hawser/command/declaration/output';
import { cell, fitted, padded, width } from '@hawser/command/output/cell';
import { styled } from '@hawser/command/output/display';

/** A step on the way of the job. */
export interface DemoHop {
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly detail: string | null;
}

/** What the demo has done. */
export interface PlayedDemo {
  readonly url: string;
  readonly folder: string;
  readonly printers: readonly string[];
  readonly found: string;
  readonly location: string;
  readonly job: string;
  readonly state: string;
  readonly file: string;
  readonly hops: readonly DemoHop[];
}

export const demoOutput = {
  name: 'Hawser.Demo',
  properties: {
    url: { type: 'string', format: 'uri', description: 'Where its site answers.' },
    folder: { type: 'string', description: 'Where everything of it is.', whole: true },
    printers: {
      type: 'array',
      items: { type: 'string' },
      description: 'The printers that are published.',
    },
    found: { type: 'string', description: 'The one that was found by its place.' },
    location: { type: 'string', description: 'Where that stands.' },
    job: { type: 'string', description: 'The job that was printed there.', whole: true },
    state: { type: 'string', description: 'What has become of it.' },
    file: { type: 'string', description: 'What came out of the printer.', whole: true },
    hops: {
      type: 'array',
      items: { type: 'object' },
      description: 'The way of the job: when, who, what, and how much or why.',
    },
  },
  text: shownDemo,
} as const satisfies OutputType;

const widest = 80;

/** What has happened, as a stranger reads it. */
function shownDemo(played: PlayedDemo, display: Display): string {
  const { url, found, job, state, file, hops } = played;
  const columns = Math.min(display.columns ?? widest, widest);
  const heading = (text: string): string => styled('heading', text, display);
  const [first] = hops;
  const who = Math.max(...hops.map((hop) => width(cell(hop.who))));
  const what = Math.max(...hops.map((hop) => width(cell(hop.what))));
  const rows = hops.map((hop) => {
    const seconds = (Date.parse(hop.at) - Date.parse(first?.at ?? hop.at)) / 1000;
    const time = `${seconds.toFixed(2)} s`.padStart(9);
    const cells = [time, padded(cell(hop.who), who, 'left'), padded(cell(hop.what), what, 'left')];
    return fitted([...cells, cell(hop.detail)].join('  ').trimEnd(), columns);
  });
  return [
    heading(`Job ${job} is ${state}. Its way from Ada's device to the paper of ${found}:`),
    ...rows,
    '',
    'What came out of the printer, until the next demo:',
    `  ${file}`,
    `The site, until this demo ends: ${url}`,
  ].join('\n');
}
