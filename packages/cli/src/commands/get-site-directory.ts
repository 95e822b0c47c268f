import { defineCommand } from '@hawser/command/declaration/command';
import { directoryOutput, shownDirectory } from '../site-directories/directory-output.ts';
import { existingDirectory } from '../site-directories/directory-parameters.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'SiteDirectory',
  summary: 'Shows the directories on the premises that a site reads, and how that goes.',
  parameters: {
    name: {
      ...existingDirectory,
      position: 0,
      list: true,
      pipeline: 'property',
      help: 'Only these.',
    },
  },
  impact: 'none',
  output: directoryOutput,
  examples: [
    {
      line: 'hawser get-site-directory',
      says: 'Lists all, with what was wrong the last time.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser get-site-directory head-office -Output yaml',
      says: 'Shows everything about one.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters: { name }, session, signal, attempt }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getDirectory, listDirectories } =
      await import('@hawser/core/api/contracts/site-directories');
    if (name === undefined) {
      yield* (await callSite(site, listDirectories, {}, { signal })).map(shownDirectory);
      return;
    }
    for (const each of new Set(name)) {
      const params = { name: each };
      const found = await attempt(async () => callSite(site, getDirectory, { params }, { signal }));
      if (found !== undefined) yield shownDirectory(found);
    }
  },
});
