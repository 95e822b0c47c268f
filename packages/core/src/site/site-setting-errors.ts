import { errorTable } from '../errors.ts';

/** What can be wrong with the settings of a site. */
export const siteSettingErrors = errorTable('site-setting', {
  'no-file': {
    kind: 'not-found',
    message: 'There is no settings file {file}.',
    hint: 'Look at the path, or leave -SettingsFile out.',
  },
  'no-text': {
    kind: 'usage',
    message: 'The settings file {file} is not text in UTF-8.',
    hint: 'Look whether it is the right file: it has a line for each setting, as listen: 8443.',
  },
  several: {
    kind: 'usage',
    message: '{first} It is the first of {count} mistakes in the settings.',
    hint: '{next} See all of them: {command}',
  },
  'unknown-variable': {
    kind: 'usage',
    message: 'The environment variable {variable} is no setting of a site.',
    hint: '{next}',
  },
  invalid: {
    kind: 'usage',
    message: 'The setting {name} {where} cannot be "{value}". It takes {takes}.',
    hint: 'Correct it there.',
  },
  unknown: {
    kind: 'usage',
    message: 'Line {line} of {file} has "{name}", which is no setting of a site.',
    hint: '{next}',
  },
  malformed: {
    kind: 'usage',
    message: 'Line {line} of {file} cannot be understood: {reason}.',
    hint: 'Correct the line. In a settings file a line is the name of a setting, a colon, a space and the value.',
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
    message: 'The setting {name} needs {other} beside it: {why}.',
    hint: 'Give {other} too, or leave {name} out.',
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
