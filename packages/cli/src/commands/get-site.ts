import { defineCommand } from '@hawser/command/declaration/command';
import { siteOfFolder, siteOfProfile } from '../sites/find-site.ts';
import { folderFor, isFolderMeant, siteFolderParameter } from '../sites/site-parameters.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'Site',
  summary: 'Shows what a site is and how it is.',
  description:
    'It asks the site of the profile in use; or, where -DataFolder or HAWSER_SITE_DATA_FOLDER names a data folder, the site of that one. Where it does not answer, its data folder on this machine says whether it is stopped or in trouble.',
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
      alerts: {
        type: ['string', 'null'],
        description: 'How much somebody should look at; get-site-alert shows it.',
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
        description: 'Where everything of it is, if that is on this machine.',
      },
      process: {
        type: ['integer', 'null'],
        description: 'The number of its process, if that is on this machine.',
      },
    },
    brief: [
      'state',
      'trouble',
      'alerts',
      'url',
      'version',
      'services',
      'replicas',
      'started',
      'certificates',
      'database',
      'dataFolder',
    ],
  },
  examples: [
    {
      line: 'hawser get-site',
      says: 'Shows the site of the selected profile.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser get-site -DataFolder /srv/hawser',
      says: 'Shows the site of that data folder.',
      notRun: 'there is none',
    },
    {
      line: 'hawser get-site -Property state,url,version',
      says: 'Shows only these.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, host, signal }) {
    const folder = folderFor(parameters, host.env);
    const search = { folder, session, signal };
    yield isFolderMeant(parameters, host.env, session)
      ? await siteOfFolder(search)
      : await siteOfProfile(search);
  },
});
