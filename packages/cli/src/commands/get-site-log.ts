import { resolve } from 'node:path';
import { defineCommand } from '@hawser/command/declaration/command';
import { systemClock } from '@hawser/core/clock';
import { chosenLogLevels, type LogEntry, logLevels } from '@hawser/core/site/logs/log-entry';
import { followLogs } from '@hawser/core/site/logs/follow-logs';
import { readableLine } from '@hawser/core/site/logs/readable-line';
import { readLogs } from '@hawser/core/site/logs/read-logs';
import { logFolderOf } from '../sites/log-folder.ts';
import { siteFolderParameter } from '../sites/site-parameters.ts';
import { refuseEndless } from '../site-logs/refuse-endless.ts';
import { sinceWhen } from '../site-logs/since.ts';
import { writtenComponents } from '../site-logs/written-components.ts';

// As many as tail shows before it follows.
const firstFollowed = 10;

export default defineCommand({
  verb: 'Get',
  noun: 'SiteLog',
  summary: 'Shows what the site on this machine has logged.',
  description:
    'It reads the files that the site writes, so it works whether the site runs or not. The entries of all components come in the order of time.',
  parameters: {
    component: {
      type: 'string',
      position: 0,
      help: 'Only what this component has logged.',
      complete: writtenComponents,
    },
    follow: {
      type: 'switch',
      help: 'Goes on with what is added, until it is interrupted; begins with the last 10 entries unless -Last or -Since says otherwise.',
    },
    since: {
      type: 'string',
      help: 'Only what was logged since then: a duration such as 1h or 30m, or a time such as 2026-03-31T14:00.',
    },
    level: {
      type: 'enum',
      choices: chosenLogLevels,
      help: 'Only what is as grave as this or graver.',
    },
    last: {
      type: 'int',
      minimum: 0,
      maximum: 1_000_000,
      help: 'Only so many of the entries that are there, the newest.',
    },
    ...siteFolderParameter,
    folder: {
      type: 'path',
      help: 'The folder of the logs, where neither the data folder nor its settings say it.',
    },
  },
  impact: 'none',
  output: {
    name: 'Hawser.SiteLogEntry',
    properties: {
      time: { type: 'string', format: 'date-time', description: 'When it was logged.' },
      level: { type: 'string', enum: logLevels, description: 'How grave it is.' },
      component: { type: 'string', description: 'Which part of the site logged it.' },
      message: { type: 'string', description: 'What happened.' },
      detail: { type: 'object', description: 'What else is known of it.' },
    },
    // The lines of a table wait until there is a screenful, and whoever follows wants each at once.
    text: (entry: LogEntry, { colour }) => readableLine(entry, { colour }),
  },
  examples: [
    { line: 'hawser get-site-log', says: 'Shows all there is.' },
    {
      line: 'hawser get-site-log store -Since 1h -Level warn',
      says: 'What went wrong with the store in the last hour.',
    },
    {
      line: 'hawser get-site-log -Follow',
      says: 'Shows what is logged from now on.',
      notRun: 'it goes on until it is interrupted',
    },
    {
      line: 'hawser get-site-log -Last 100 -Property time,message -Output csv',
      says: 'Writes the last hundred entries as a table for other programs.',
    },
  ],
  async *run({ parameters, program, session, host, signal, warn }) {
    const { component, follow, folder, level, since, last } = parameters;
    if (follow) refuseEndless(session);
    const context = { program: program.name, command: 'get-site-log' };
    const unlimited = last === undefined && since === undefined;
    const query = {
      folder:
        folder === undefined ? await logFolderOf(parameters, host.env, warn) : resolve(folder),
      component,
      level,
      since: since === undefined ? undefined : sinceWhen(since, systemClock.now(), context),
      last: follow && unlimited ? firstFollowed : last,
    };
    yield* follow ? followLogs(query, { signal }) : readLogs(query);
  },
});
