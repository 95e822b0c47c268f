import { errorTable } from '../errors.ts';

/** Why a site could not be asked. */
export const siteErrors = errorTable('site', {
  'unknown-name': {
    kind: 'unreachable',
    message: 'No name server knows {host}.',
    hint: 'Look at the address for a mistake, and whether this network (or its VPN) knows the name.',
  },
  refused: {
    kind: 'unreachable',
    message: 'Nothing listens at {host}, port {port}.',
    hint: 'See whether the site runs there, and whether the address has the right port.',
  },
  silent: {
    kind: 'unreachable',
    message: '{host}, port {port}, does not answer.',
    hint: 'A firewall may be in the way, or the machine is off.',
  },
  broken: {
    kind: 'unreachable',
    message: 'The connection to {host}, port {port}, broke: {reason}.',
    hint: 'Try again; if it stays, look at what is between here and the site.',
  },
  'no-answer': {
    kind: 'unreachable',
    message:
      '{url} was asked {times} times, and no answer arrived; what was asked for may have been done. The last time: {reason}.',
    hint: 'Look whether it was done, before you ask for it again.',
  },
  'not-tls': {
    kind: 'unreachable',
    message: 'What answers at {host}, port {port}, does not speak TLS.',
    hint: 'See whether the address has the right port.',
  },
  'no-handshake': {
    kind: 'unreachable',
    message: 'No encrypted connection to {host}, port {port}, comes about: {reason}.',
    hint: 'See which versions of TLS the site takes, and whether it wants to be shown a certificate.',
  },
  untrusted: {
    kind: 'unreachable',
    message:
      'The certificate of {host} comes from an authority that is not trusted here: {issuer}.',
    hint: "If it is the site's own authority, name its certificate: hawser set-profile NAME -TrustAnchor FILE",
  },
  'wrong-name': {
    kind: 'unreachable',
    message: 'The certificate of {host} is for other names: {names}.',
    hint: 'Use one of those names in the address, or give the site a certificate with this one.',
  },
  expired: {
    kind: 'unreachable',
    message: 'The certificate of {host} ended at {until}.',
    hint: 'Renew it at the site; if it should still hold, look at the clock of this machine.',
  },
  'not-yet-valid': {
    kind: 'unreachable',
    message: 'The certificate of {host} is only valid from {from}.',
    hint: 'Look at the clock of this machine, and at that of the site.',
  },
  'bad-certificate': {
    kind: 'unreachable',
    message: 'The certificate of {host} does not hold: {reason}.',
    hint: 'Of a profile hawser test-profile shows what is wrong with it. If it is of an authority of your own, name that by -TrustAnchor FILE: one file for all of them, where a site and the directory to sign in at have different ones.',
  },
  'check-failed': {
    kind: 'failed',
    message: 'The {check} of the site: {subject}: {reason}.',
    hint: '{next}',
  },
  'wrong-clock': {
    kind: 'unreachable',
    message: 'The clock of this machine is {seconds} s {direction} that of the site.',
    hint: 'Set both clocks by a time server: tokens and certificates depend on them.',
  },
  'not-a-site': {
    kind: 'unreachable',
    message: 'What answers at {url} is not a Hawser site: {reason}.',
    hint: 'Look at the address in the profile.',
  },
  'unknown-service': {
    kind: 'not-found',
    message: 'The site does not offer the service "{service}".',
    hint: 'It offers {services}.',
  },
  'sign-in-refused': {
    kind: 'denied',
    message: 'The site does not let {who} in: {reason}.',
    hint: '{next}',
  },
});
