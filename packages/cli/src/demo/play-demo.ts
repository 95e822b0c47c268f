import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Step } from '@hawser/command/invocation/call';
import type { Clock } from '@hawser/core/clock';
import { saveBytes } from '@hawser/core/files/save-bytes';
import { demoErrors } from './demo-errors.ts';
import type { DemoFolder } from './demo-folder.ts';
import type { DemoHop, PlayedDemo } from './demo-output.ts';
import type { Answer, DemoProcesses } from './demo-processes.ts';
import { signInAtDevice } from './sign-in-at-device.ts';
import { welcomeDocument } from './welcome-document.ts';

export interface Playing {
  readonly processes: DemoProcesses;
  readonly folder: DemoFolder;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Does one after the other and shows how far it is. */
  readonly steps: (steps: readonly Step[]) => Promise<void>;
}

const printers = [
  { name: 'Lobby', location: 'country=NL;building=Harbour House;floor=0' },
  { name: 'Library', location: 'country=NL;building=Harbour House;floor=2' },
] as const;
const wanted = 'building=Harbour House;floor=2';
const connector = 'harbour';
const pauseMs = 100;
const patienceMs = 30_000;

/** From nothing to the paper: everything is started, and a document printed. */
export async function playDemo(playing: Playing): Promise<PlayedDemo> {
  const { processes, folder, steps } = playing;
  const uris = new Map<string, string>();
  let url = '';
  let found: Answer = {};
  let job: Answer = {};
  let hops: readonly DemoHop[] = [];
  let file = '';
  const paperOf = (name: string): string => join(folder.paper, name);
  const step = (title: string, work: () => Promise<unknown>): Step => ({
    title,
    async run() {
      await work();
      return undefined;
    },
  });
  await steps([
    step('Start a site, which lets people find printers and takes their jobs', async () => {
      url = await processes.startSite();
    }),
    step('Start two printers, whose paper is a folder', async () => {
      const started = printers.map(async ({ name }) => {
        await mkdir(paperOf(name));
        uris.set(name, await processes.startPrinter(name, paperOf(name)));
      });
      await Promise.all(started);
    }),
    step('Start a connector beside them, which only dials out', async () => {
      const token = join(folder.connector, 'connector.token');
      await processes.run('site', ['new-registration-token', 'connector', `--token-path=${token}`]);
      const register = ['register-agent', 'connector', `--name=${connector}`];
      await processes.run('connector', [...register, `--token-file=${token}`]);
      await processes.run('connector', ['add-connector-printer', [...uris.values()].join(',')]);
      await processes.startConnector();
      await allTold(playing);
    }),
    step('Publish both printers, each with its place', async () => {
      const published = printers.map(async ({ name, location }) => {
        const words = [name, `--connector=${connector}`, `--location=${location}`];
        await processes.run('site', ['publish-cloud-printer', ...words]);
      });
      await Promise.all(published);
    }),
    step('Let Ada print, and sign her in at her device', async () => {
      await signInAtDevice(processes, folder, { name: 'ada', displayName: 'Ada', site: url });
    }),
    step('As Ada, look for a printer in Harbour House, floor 2', async () => {
      const words = ['find-printer', `--location=${wanted}`];
      [found = {}] = await processes.run('device', words);
    }),
    step('As Ada, print a page there', async () => {
      await saveBytes(folder.document, welcomeDocument('Printed by Ada, from anywhere.'));
      const words = ['send-print-job', folder.document, textOf(found, 'name')];
      [job = {}] = await processes.run('device', words);
    }),
    step('Follow the job, hop by hop, to the paper', async () => {
      const told = await processes.run('site', ['trace-print-job', textOf(job, 'id')]);
      hops = told.map((hop) => ({
        at: textOf(hop, 'at'),
        who: textOf(hop, 'who'),
        what: textOf(hop, 'what'),
        detail: typeof hop['detail'] === 'string' ? hop['detail'] : null,
      }));
      file = await printed(paperOf(textOf(found, 'name')));
    }),
  ]);
  return {
    url,
    folder: folder.root,
    printers: printers.map(({ name }) => name),
    found: textOf(found, 'name'),
    location: textOf(found, 'location'),
    job: textOf(job, 'id'),
    state: textOf(job, 'state'),
    file,
    hops,
  };
}

/** Waits until the connector has told the site of all printers. */
async function allTold({ processes, clock, signal }: Playing): Promise<void> {
  const giveUp = clock.now() + patienceMs;
  for (;;) {
    const told = await processes.run('site', ['get-available-printer', connector, '--wait']);
    const names = new Set(told.map(({ name }) => name));
    if (printers.every(({ name }) => names.has(name))) return;
    if (clock.now() >= giveUp) {
      throw demoErrors('not-there', { what: 'The second printer', seconds: patienceMs / 1000 });
    }
    await clock.sleep(pauseMs, signal);
  }
}

async function printed(paper: string): Promise<string> {
  const file = (await readdir(paper)).find((name) => name.startsWith('job-'));
  if (file === undefined) throw demoErrors('no-answer', { line: paper, reason: 'it is empty' });
  return join(paper, file);
}

function textOf(object: Answer, name: string): string {
  const value = object[name];
  if (typeof value === 'string') return value;
  throw demoErrors('no-answer', { line: name, reason: JSON.stringify(object).slice(0, 200) });
}
