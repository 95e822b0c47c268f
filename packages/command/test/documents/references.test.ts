import { errorTable } from '@hawser/core/errors';
import { settings } from '@hawser/core/settings';
import { siteSettingNames } from '@hawser/core/site/site-settings';
import { describe, expect, it } from 'vitest';
import { errorReference } from '../../src/documents/error-reference.ts';
import { siteSettingsReference } from '../../src/documents/site-settings-reference.ts';
import { settingsReference } from '../../src/documents/settings-reference.ts';

const lamps = errorTable('lamp', {
  broken: { kind: 'failed', message: 'The lamp {name} is | broken.', hint: 'Buy {what}.' },
  gone: { kind: 'not-found', message: 'It is gone.', hint: '', status: 410 },
});
const chairs = errorTable('chair', {
  taken: { kind: 'conflict', message: 'It is taken.', hint: 'Stand.' },
});

describe('the list of errors', () => {
  const text = errorReference([lamps, chairs]);

  it('says of each what it says, what to do, and how a program sees it', () => {
    expect(text).toContain(
      String.raw`| ${'`lamp-broken`'} | The lamp *name* is \| broken. | Buy *what*. | 1 | 500 |`,
    );
    expect(text).toContain('| `lamp-gone` | It is gone. |  | 3 | 410 |');
    expect(text).toContain('| `chair-taken` | It is taken. | Stand. | 5 | 409 |');
  });

  it('is in the order of the areas', () => {
    expect([...text.matchAll(/^## (.*)$/gm)].map(([, area]) => area)).toEqual(['chair', 'lamp']);
  });
});

describe('the list of settings', () => {
  const text = settingsReference();

  it('has every setting', () => {
    for (const name of Object.keys(settings)) expect(text).toContain(`| \`${name}\` |`);
  });

  it('says what it can be, and where it can be given', () => {
    expect(text).toMatch(
      /\| `timeoutSec` \| .* \| a whole number from 1 to 604800 \|  \| the parameter `-TimeoutSec`, the variable `HAWSER_TIMEOUT_SEC`, the profile \|/,
    );
    expect(text).toMatch(/\| `nonInteractive` \| .* \| true or false \| `false` \|/);
    expect(text).toMatch(/\| `vaultKey` \| .* \| a text \|  \| the variable `HAWSER_VAULT_KEY` \|/);
  });
});

describe('the list of the settings of a site', () => {
  const text = siteSettingsReference();

  it('has every setting', () => {
    for (const name of siteSettingNames) expect(text).toContain(`| \`${name}\` |`);
  });

  it('says how it is given, what it can be, and when it is taken', () => {
    expect(text).toMatch(
      /\| `logLevel` \| .* \| `-LogLevel` \| `HAWSER_SITE_LOG_LEVEL` \| one of debug, .* \| info \| yes \|/,
    );
    expect(text).toMatch(
      /\| `services` \| .* \| a name, or a list of such \| all \| at its next start \|/,
    );
  });
});
