import {
  environmentVariable,
  type SettingName,
  settingErrors,
  settingNamed,
  settings,
} from '@hawser/core/settings';
import { defineCommand } from '../declaration/command.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'Setting',
  summary: 'Shows the settings, and where each comes from.',
  description:
    'A parameter of the command line comes before an environment variable, that before the profile, and that before the default.',
  parameters: {
    name: {
      type: 'string',
      position: 0,
      list: true,
      help: 'Only these settings.',
      complete: async () =>
        Object.entries(settings).map(([value, { help }]) => ({ value, says: help })),
    },
  },
  impact: 'none',
  output: {
    name: 'Hawser.Setting',
    properties: {
      name: { type: 'string', description: 'The setting.' },
      value: {
        type: ['string', 'integer', 'boolean', 'null'],
        description: 'What it is; a secret is not shown.',
      },
      source: {
        type: 'string',
        enum: ['flag', 'environment', 'profile', 'default'],
        description: 'What gave it.',
      },
      from: { type: ['string', 'null'], description: 'The variable or the profile that gave it.' },
      variable: { type: 'string', description: 'The environment variable that can give it.' },
      help: { type: 'string', description: 'What it is for.' },
    },
    view: ['name', 'value', 'source', 'from'],
  },
  examples: [
    { line: 'hawser get-setting', says: 'Shows all settings.' },
    { line: 'hawser get-setting output,timeoutSec', says: 'Shows two of them.' },
  ],
  async *run({ parameters, session }) {
    const all = Object.keys(settings) as SettingName[];
    const names = parameters.name?.map(known) ?? all;
    for (const name of names) {
      const { value, source, from } = session.setting(name);
      const secret = 'secret' in settings[name];
      yield {
        name,
        value: secret && value !== undefined ? '[secret]' : (value ?? null),
        source,
        from: from ?? null,
        variable: environmentVariable(name),
        help: settings[name].help,
      };
    }
  },
});

function known(written: string): SettingName {
  const name = settingNamed(written);
  if (name === undefined) throw settingErrors('unknown', { name: written });
  return name;
}
