import { defineCommand } from '@hawser/command/declaration/command';
import { examineSettings } from '../sites/examine-settings.ts';
import { givenSettings } from '../sites/given-settings.ts';
import { folderFor, siteParameters } from '../sites/site-parameters.ts';

export default defineCommand({
  verb: 'Test',
  noun: 'SiteSettings',
  summary: 'Says what a site would be started with, and what is wrong with it.',
  description:
    'It takes the same parameters, environment and settings file as start-site, finds everything that is wrong at once, and starts nothing.',
  parameters: { ...siteParameters },
  impact: 'none',
  output: {
    name: 'Hawser.SiteSettingCheck',
    properties: {
      setting: { type: 'string', description: 'The setting.' },
      value: { type: 'string', description: 'What it is, or what holds without it.' },
      source: {
        type: 'string',
        enum: ['flag', 'environment', 'file', 'default'],
        description: 'What gave it.',
      },
      result: {
        type: 'string',
        enum: ['passed', 'failed'],
        description: 'Whether it can be used.',
      },
      detail: { type: ['string', 'null'], description: 'What is wrong with it.' },
      hint: { type: ['string', 'null'], description: 'What to do about it.' },
    },
    view: ['setting', 'result', 'source', 'value'],
  },
  examples: [
    { line: 'hawser test-site-settings', says: 'Looks at the settings of the site of this user.' },
    {
      line: 'hawser test-site-settings -Listen 127.0.0.1:9443',
      says: 'And what another address would do.',
    },
  ],
  async *run({ parameters, host, error }) {
    const folder = folderFor(parameters, host.env);
    const read = await givenSettings(parameters, host.env, folder);
    const { rows, errors } = await examineSettings(read, host.env);
    yield* rows;
    for (const each of errors) await error(each);
  },
});
