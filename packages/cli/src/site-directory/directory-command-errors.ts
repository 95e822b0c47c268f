import { errorTable } from '@hawser/core/errors';

/** @public The reference collects it. */
export const directoryCommandErrors = errorTable('site-directory', {
  'nothing-given': {
    kind: 'usage',
    message: 'It was not said what is to be changed of {name}.',
    hint: 'See what can be: hawser get-help {command}',
  },
  'both-given': {
    kind: 'usage',
    message: 'It was said that {name} is to be let in, and that it is not.',
    hint: 'Give -Enable or -Disable.',
  },
  ambiguous: {
    kind: 'usage',
    message: 'There is more than one "{name}": {kinds}.',
    hint: 'Say which one is meant, by -Kind or by the id.',
  },
  unknown: {
    kind: 'not-found',
    message: 'The site knows no {kinds} "{name}".',
    hint: 'See whom it knows: {all}',
  },
  'bad-key-file': {
    kind: 'usage',
    message: 'There is no public key in {path}: {reason}.',
    hint: 'Name a file with a public key or a certificate in PEM form. A private key stays where it is.',
  },
});
