import { errorTable } from '@hawser/core/errors';

/** @public The reference collects it. */
export const helpErrors = errorTable('help', {
  'nothing-like': {
    kind: 'not-found',
    message: 'There is no help for anything like "{name}".',
    hint: 'See what there is: {program} get-help',
  },
  'no-topic': {
    kind: 'not-found',
    message: 'There is no help on "{name}".',
    hint: 'See what there is: {program} get-help about_*',
  },
});
