import { describe, expect, it } from 'vitest';
import { environmentVariable, resolveSetting, settingNamed } from '../src/settings.ts';

const profile = { name: 'local', settings: { output: 'yaml', timeoutSec: '5' } };

describe('a setting', () => {
  it('comes from flag, environment, profile and default, in this order', () => {
    const env = { HAWSER_OUTPUT: 'JSON' };
    const flags = { output: 'csv' };
    expect(resolveSetting('output', { flags, env, profile })).toMatchObject({
      value: 'csv',
      source: 'flag',
    });
    expect(resolveSetting('output', { flags: {}, env, profile })).toEqual({
      value: 'json',
      source: 'environment',
      from: 'HAWSER_OUTPUT',
    });
    expect(resolveSetting('output', { flags: {}, env: {}, profile })).toEqual({
      value: 'yaml',
      source: 'profile',
      from: 'local',
    });
    expect(resolveSetting('errorAction', { flags: {}, env: {}, profile })).toEqual({
      value: 'Continue',
      source: 'default',
      from: undefined,
    });
  });

  it('that is empty in the environment is not set there', () => {
    const sources = { flags: {}, env: { HAWSER_OUTPUT: '' }, profile };
    expect(resolveSetting('output', sources)).toMatchObject({ source: 'profile' });
  });

  it('that does not belong into a profile is not taken from one', () => {
    const other = { name: 'x', settings: { home: '/evil' } };
    expect(resolveSetting('home', { flags: {}, env: {}, profile: other }).value).toBeUndefined();
  });

  it.each([
    ['timeoutSec', 'soon', 'a whole number from 1 to 604800'],
    ['timeoutSec', '0', 'a whole number from 1 to 604800'],
    ['nonInteractive', 'maybe', 'true or false'],
    ['vault', 'drawer', 'one of auto, keyring, file'],
  ] as const)('%s cannot be %s', (name, text, allowed) => {
    const variable = environmentVariable(name);
    expect(() => resolveSetting(name, { flags: {}, env: { [variable]: text } })).toThrow(
      `The setting ${name} in the environment variable ${variable} cannot be "${text}": ${allowed}`,
    );
  });

  it('is found by its name in any spelling', () => {
    expect(settingNamed('timeout-sec')).toBe('timeoutSec');
    expect(settingNamed('TIMEOUT_SEC')).toBe('timeoutSec');
    expect(settingNamed('toString')).toBeUndefined();
  });
});
