import { defineCommand } from '@hawser/command/declaration/command';
import { HawserError } from '@hawser/core/errors';
import { systemClock } from '@hawser/core/clock';
import { answeringSite, silentSite } from '../sites/shown-site.ts';
import { signedInSite } from '../sites/signed-in-site.ts';
import { folderFor, siteFolderParameter } from '../sites/site-parameters.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'Site',
  summary: 'Shows what a site is and how it is.',
  description:
    'It asks the site of the profile in use. Where that does not answer, it tells of the site in the data folder on this machine.',
  parameters: { ...siteFolderParameter },
  impact: 'none',
  output: {
    name: 'Hawser.Site',
    properties: {
      state: {
        type: 'string',
        enum: ['ready', 'troubled', 'draining', 'starting', 'stopped'],
        description: 'How it is.',
      },
      trouble: {
        type: 'array',
        items: { type: 'string' },
        description: 'What it cannot work without and has not got.',
      },
      url: { type: ['string', 'null'], description: 'How people reach it.' },
      version: { type: ['string', 'null'], description: 'Of the program.' },
      services: {
        type: 'array',
        items: { type: 'string' },
        description: 'What it offers.',
      },
      replicas: {
        type: 'array',
        items: { type: 'object' },
        description:
          'The processes that make it up: host, url, when each was last seen, and its id, by which operations name it.',
      },
      database: { type: ['string', 'null'], description: 'Where everything is kept.' },
      blobs: { type: ['string', 'null'], description: 'Where large things are kept.' },
      started: { type: ['string', 'null'], description: 'When the replica that answers started.' },
      uptimeSeconds: { type: ['integer', 'null'], description: 'How long that is ago.' },
      certificates: {
        type: 'array',
        items: { type: 'object' },
        description:
          'What each is used for, until when and from when it holds, its name and issuer.',
      },
      id: { type: ['string', 'null'], description: 'What tells it from other sites.' },
      dataFolder: {
        type: ['string', 'null'],
        description: 'Of one on this machine that does not answer.',
      },
    },
  },
  examples: [
    {
      line: 'hawser get-site',
      says: 'Shows the site of the selected profile.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser get-site -Property state,url,version',
      says: 'Shows only these.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, host, signal }) {
    const folder = folderFor(parameters, host.env);
    try {
      const site = await signedInSite(session);
      const { callSite } = await import('@hawser/core/api/call-site');
      const { getSite } = await import('@hawser/core/api/contracts/site');
      yield answeringSite(await callSite(site, getSite, {}, { signal }), systemClock.now());
    } catch (error) {
      const silent = isSilence(error) ? await silentSite(folder) : undefined;
      if (silent === undefined) throw error;
      yield silent;
    }
  },
});

/** Nobody answers, or nobody is known to ask. */
function isSilence(error: unknown): boolean {
  return (
    error instanceof HawserError && (error.kind === 'unreachable' || error.code === 'profile-none')
  );
}
