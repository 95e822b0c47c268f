import { defineCommand } from '@hawser/command/declaration/command';
import type { Step } from '@hawser/command/invocation/call';
import { systemClock } from '@hawser/core/clock';
import { isHeld } from '@hawser/core/site/hold-site-folder';
import type { SiteFolder } from '@hawser/core/site/site-folder';
import { runningSiteIn, tellSite } from '../sites/site-process.ts';
import { siteProcessErrors } from '../sites/site-process-errors.ts';
import { folderFor, siteFolderParameter } from '../sites/site-parameters.ts';

/** Beyond what requests that still run may take. */
const graceSeconds = 15;
const pauseMs = 50;

export default defineCommand({
  verb: 'Stop',
  noun: 'Site',
  summary: 'Stops the site on this machine.',
  description:
    'It takes no more requests, finishes those that run, gives back long work, and ends. What was accepted is kept either way.',
  parameters: { ...siteFolderParameter },
  impact: 'medium',
  force: 'Ends it at once where it does not end by itself in time.',
  examples: [
    {
      line: 'hawser stop-site',
      says: 'Stops the site of this user.',
      notRun: 'there is none to be stopped',
    },
    {
      line: 'hawser stop-site -WhatIf',
      says: 'Shows what would be stopped.',
      notRun: 'there is none',
    },
  ],
  async run({ parameters, host, should, steps, force, signal }) {
    const folder = folderFor(parameters, host.env);
    const running = await runningSiteIn(folder);
    const seconds = running.drainSeconds + graceSeconds;
    if (!(await should(`the site in ${folder.root}, process ${running.pid}`, 'Stop Site'))) return;
    const stop: Step = {
      title: 'Stopping the site',
      run: async (report) => {
        tellSite('stop', running.pid, folder);
        report('it finishes what runs');
        if (await hasEnded(folder, seconds, signal)) return undefined;
        if (!force) {
          const values = { folder: folder.root, pid: running.pid, seconds };
          throw siteProcessErrors('not-stopped', values, { target: folder.root });
        }
        tellSite('end at once', running.pid, folder);
        await hasEnded(folder, graceSeconds, signal);
        return undefined;
      },
    };
    await steps([stop]);
  },
});

async function hasEnded(
  folder: SiteFolder,
  seconds: number,
  signal: AbortSignal,
): Promise<boolean> {
  for (let waited = 0; waited < seconds * 1000; waited += pauseMs) {
    if (!(await isHeld(folder))) return true;
    await systemClock.sleep(pauseMs, signal);
  }
  return false;
}
