import { defineCommand } from '@hawser/command/declaration/command';
import type { Step } from '@hawser/command/invocation/call';
import { systemClock } from '@hawser/core/clock';
import { fromProblem } from '@hawser/core/errors';
import type { ReloadOutcome } from '@hawser/core/site/reload-outcome';
import type { SiteFolder } from '@hawser/core/site/site-folder';
import { folderFor, siteFolderParameter } from '../sites/site-parameters.ts';
import { runningSiteIn, tellSite } from '../sites/site-process.ts';
import { siteProcessErrors } from '../sites/site-process-errors.ts';

const patienceSeconds = 60;
const pauseMs = 50;

export default defineCommand({
  verb: 'Update',
  noun: 'Site',
  summary: 'Has the running site on this machine read its settings and certificates again.',
  description:
    'It waits until that is done, and says what came of it. No connection is dropped. Some settings hold from the next start on; and what the site was started with on the command line or in its environment comes before its settings file. After a mistake in them the site goes on as it was.',
  parameters: { ...siteFolderParameter },
  impact: 'low',
  output: {
    name: 'Hawser.UpdatedSite',
    properties: {
      dataFolder: { type: 'string', description: 'Where everything of the site is.' },
      process: { type: 'integer', description: 'The number of its process.' },
      waiting: {
        type: 'array',
        items: { type: 'string' },
        description: 'The changed settings that hold from its next start on.',
      },
      overridden: {
        type: 'array',
        items: { type: 'string' },
        description: 'The settings of its file that something comes before.',
      },
    },
  },
  examples: [
    {
      line: 'hawser update-site',
      says: 'Has the site of this user take what has changed.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser update-site -DataFolder /srv/hawser',
      says: 'And that of another data folder.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, host, should, steps, warn, signal }) {
    const folder = folderFor(parameters, host.env);
    const { pid } = await runningSiteIn(folder);
    const target = { target: folder.root };
    if (process.platform === 'win32') {
      throw siteProcessErrors('no-signal', { folder: folder.root }, target);
    }
    if (!(await should(`the site in ${folder.root}, process ${pid}`, 'Update Site'))) return;
    let outcome: ReloadOutcome | undefined;
    const update: Step = {
      title: 'Reading the settings and certificates again',
      run: async () => {
        const asked = systemClock.now();
        tellSite('read its settings again', pid, folder);
        outcome = await outcomeSince(asked, folder, signal);
        if (outcome?.problem !== undefined) throw fromProblem(outcome.problem, 500);
        return undefined;
      },
    };
    await steps([update]);
    if (outcome === undefined) return;
    const { waiting, overridden } = outcome;
    if (waiting.length > 0) warn(`These hold from its next start on: ${waiting.join(', ')}.`);
    for (const { name, by } of overridden) {
      warn(`${name} is not taken from the settings file: ${by} of its start comes before that.`);
    }
    yield {
      dataFolder: folder.root,
      process: pid,
      waiting,
      overridden: overridden.map(({ name }) => name),
    };
  },
});

/** What came of a reading that began no earlier than it was asked for. */
async function outcomeSince(
  asked: number,
  folder: SiteFolder,
  signal: AbortSignal,
): Promise<ReloadOutcome> {
  for (let waited = 0; waited < patienceSeconds * 1000; waited += pauseMs) {
    const { reload } = await runningSiteIn(folder);
    if (reload !== undefined && Date.parse(reload.begun) >= asked) return reload;
    await systemClock.sleep(pauseMs, signal);
  }
  const values = { folder: folder.root, seconds: patienceSeconds };
  throw siteProcessErrors('not-updated', values, { target: folder.root });
}
