import { errorTable } from '../../errors.ts';

/** Why a printer, or a site, could not be asked, or did not do what it was asked for. */
export const ippClientErrors = errorTable('ipp-peer', {
  'bad-uri': {
    kind: 'usage',
    message: 'The address {uri} is none of a printer: {reason}.',
    hint: 'Write it as ipps://HOST/PATH, or ipp://HOST/PATH where the printer has no encryption.',
  },
  'unknown-name': {
    kind: 'unreachable',
    message: 'No name server knows {host}.',
    hint: 'Look at the address for a mistake, and whether this network knows the name.',
  },
  closed: {
    kind: 'unreachable',
    message: 'Nothing listens at {host}, port {port}.',
    hint: 'See whether the printer is on, whether it prints by IPP, and whether the address has the right port.',
  },
  silent: {
    kind: 'unreachable',
    message: 'No connection to {host}, port {port}, came about in {seconds} s.',
    hint: 'A firewall may be in the way, or the printer is off.',
  },
  unanswered: {
    kind: 'unreachable',
    message: '{host} took {operation}, and did not answer in {seconds} s.',
    hint: 'See what the printer shows; where it is busy, try again later.',
  },
  stalled: {
    kind: 'unreachable',
    message: '{host} neither took nor sent anything for {seconds} s in the middle of {operation}.',
    hint: 'See whether the printer waits for paper, or for somebody to come; then try again.',
  },
  'too-slow': {
    kind: 'unreachable',
    message: '{operation} at {host} was not done in {seconds} s.',
    hint: 'Try again; if it stays, look at what is between here and the printer.',
  },
  broken: {
    kind: 'unreachable',
    message: 'The connection to {host}, port {port}, broke: {reason}.',
    hint: 'Try again; if it stays, look at what is between here and the printer.',
  },
  'not-tls': {
    kind: 'unreachable',
    message: 'What answers at {host}, port {port}, does not speak TLS.',
    hint: 'See whether the address has the right port. A printer without encryption is reached by ipp:, not ipps:.',
  },
  'no-handshake': {
    kind: 'unreachable',
    message: 'No encrypted connection to {host}, port {port}, comes about: {reason}.',
    hint: 'See which versions of TLS the printer takes, and whether it wants to be shown a certificate.',
  },
  untrusted: {
    kind: 'unreachable',
    message: 'The certificate of {host} does not hold: {reason}.',
    hint: 'Trust its authority, where it has one; a printer that has signed its certificate itself is trusted by the fingerprint of that.',
  },
  'other-certificate': {
    kind: 'unreachable',
    message:
      'The certificate of {host} is not the one that is trusted: its fingerprint is {found}, and not {pinned}.',
    hint: 'If the printer was given another certificate, read the fingerprint at the printer itself, and trust that. If not, somebody else answers in its place.',
  },
  'credentials-wanted': {
    kind: 'denied',
    message: '{host} wants to know who asks, by {schemes}.',
    hint: 'Set what to prove that by: a password, a token or a certificate, as the printer takes it.',
  },
  'credentials-refused': {
    kind: 'denied',
    message: '{host} does not take what was shown to prove who asks.',
    hint: 'See whether user name and password, or the token, still hold there.',
  },
  'credentials-in-clear': {
    kind: 'denied',
    message: '{host} wants {what} over a connection that anybody can read. It was not sent.',
    hint: 'Reach the printer by ipps:, or let it ask by Digest.',
  },
  forbidden: {
    kind: 'denied',
    message: '{host} does not allow {operation} to whoever asks.',
    hint: 'Ask whoever looks after the printer for the right to it.',
  },
  redirected: {
    kind: 'failed',
    message: '{host} sends whoever asks elsewhere, to {place}. Nothing was sent there.',
    hint: 'If that is the address of the printer now, set that.',
  },
  'encryption-wanted': {
    kind: 'failed',
    message: '{host} answers over encrypted connections only.',
    hint: 'Reach it by ipps: in place of ipp:.',
  },
  'http-status': {
    kind: 'failed',
    message: '{host} answered {operation} with the HTTP status {status}, and not by IPP.',
    hint: 'See whether the path of the address is that of a printer.',
  },
  'not-ipp': {
    kind: 'failed',
    message: '{host} answered {operation} with {what}, and not by IPP.',
    hint: 'See whether the path of the address is that of a printer, and nothing in between answers in its place.',
  },
  'malformed-answer': {
    kind: 'failed',
    message: 'What {host} answered to {operation} cannot be read: {reason}.',
    hint: 'Look for a newer firmware of the printer, or ask its maker.',
  },
  unavailable: {
    kind: 'unreachable',
    message: '{host} cannot answer {operation} now (HTTP status {status}).',
    hint: 'Try again later.',
  },
  busy: {
    kind: 'unreachable',
    message: '{host} cannot do {operation} now: {status}{said}.',
    hint: 'Try again later; see what the printer shows, and which jobs it has.',
  },
  'not-allowed': {
    kind: 'denied',
    message: '{host} does not let whoever asks do {operation}: {status}{said}.',
    hint: 'Ask whoever looks after the printer for the right to it.',
  },
  'not-there': {
    kind: 'not-found',
    message: '{host} does not know what {operation} is for: {status}{said}.',
    hint: 'See which printers and jobs there are; a printer forgets its jobs after a while.',
  },
  'not-supported': {
    kind: 'usage',
    message: '{host} cannot do {operation} so: {status}{said}.',
    hint: 'See what the printer supports, by Get-Printer-Attributes, and ask for that.',
  },
  refused: {
    kind: 'failed',
    message: '{host} did not do {operation}: {status}{said}.',
    hint: 'See what the printer shows, and what its own log says.',
  },
  'possibly-printed': {
    kind: 'conflict',
    message:
      'Nobody can say whether {name} was printed at {host}: the connection broke ({reason}), and {sight}.',
    hint: 'Look at the paper, and at the jobs that the printer shows. Print it again only if it is missing.',
  },
  canceled: {
    kind: 'conflict',
    message: '{name} was canceled at {host}, as job {id}.',
    hint: 'Print it again, if that was not meant.',
  },
  'cannot-send-again': {
    kind: 'failed',
    message: 'The document for {host} was begun, and cannot be read from its beginning again.',
    hint: 'Print it again.',
  },
  'document-broken': {
    kind: 'failed',
    message: 'The document could not be read to its end: {reason}.',
    hint: 'See what became of it, then print it again.',
  },
  'not-decompressed': {
    kind: 'failed',
    message: 'The document of {host} cannot be decompressed: {reason}.',
    hint: 'Ask for it without compression.',
  },
});
