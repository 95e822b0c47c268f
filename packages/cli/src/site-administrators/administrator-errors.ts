import { errorTable } from '@hawser/core/errors';

/** @public The reference collects it. */
export const siteAdministratorErrors = errorTable('site-administrator', {
  'same-file': {
    kind: 'usage',
    message: 'The file {path} was given for two things.',
    hint: 'Give each of them a file of its own.',
  },
  'nobody-named': {
    kind: 'usage',
    message: 'It was not said whose certificate is to be revoked.',
    hint: 'Give -Fingerprint or -Name; see whom there is: hawser get-site-administrator',
  },
  'not-found': {
    kind: 'not-found',
    message: 'Nobody by the name of {name} has got a certificate to administer the site.',
    hint: 'See whom there is: hawser get-site-administrator',
  },
  'unknown-name': {
    kind: 'not-found',
    message: 'Nobody by the name of {name} is let in by a certificate.',
    hint: 'See whom there is: hawser get-site-administrator',
  },
  'bad-fingerprint': {
    kind: 'usage',
    message: '"{fingerprint}" is no fingerprint.',
    hint: 'It has 64 hexadecimal digits. Or say by -Name whose certificates are meant; see whom there is: hawser get-site-administrator -Output yaml',
  },
  own: {
    kind: 'conflict',
    message: 'This is the certificate that you sign in with yourself, that of {name}.',
    hint: 'Use a profile with another one, by -Profile NAME; or repeat it with -Force, after which this one is not let in any more.',
  },
});
