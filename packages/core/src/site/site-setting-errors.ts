import { errorTable } from '../errors.ts';

/** What can be wrong with the settings of a site. */
export const siteSettingErrors = errorTable('site-setting', {
  'no-file': {
    kind: 'not-found',
    message: 'There is no settings file {file}.',
    hint: 'Look at the path, or leave -SettingsFile out.',
  },
  invalid: {
    kind: 'usage',
    message: 'The site\'s setting {name} in {where} cannot be "{value}": {takes} is needed.',
    hint: 'Correct it there; see all at once: hawser test-site-settings',
  },
  unknown: {
    kind: 'usage',
    message: 'Line {line} of {file} has "{name}", which is no setting of a site.',
    hint: '{next}',
  },
  malformed: {
    kind: 'usage',
    message: 'Line {line} of {file} cannot be understood: {reason}.',
    hint: 'Correct the line; what a settings file can hold: hawser test-site-settings',
  },
  'password-in-argv': {
    kind: 'usage',
    message: 'The setting {name} has a password in it, which everybody on this machine could see.',
    hint: 'Give the URL without it, and the password by -DatabasePasswordFile FILE; or give all of it by the variable {variable}.',
  },
  'unreadable-file': {
    kind: 'usage',
    message: 'The file {path} of the setting {name} cannot be read: {reason}.',
    hint: 'Give the path of a file that the user of the site can read.',
  },
  'goes-with': {
    kind: 'usage',
    message: 'The setting {name} needs {other} beside it.',
    hint: 'Give both, or none.',
  },
  'same-address': {
    kind: 'usage',
    message: 'The settings {name} and {other} are the same address, {address}.',
    hint: 'Give one of them another port.',
  },
  'unknown-service': {
    kind: 'usage',
    message: 'There is no service "{name}".',
    hint: 'Choose of these: {services}',
  },
});
