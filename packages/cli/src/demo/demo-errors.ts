import { errorTable } from '@hawser/core/errors';

/** What can go wrong in the demo. */
export const demoErrors = errorTable('demo', {
  'no-agent': {
    kind: 'not-found',
    message: 'The demo also starts hawser-agent, which is not beside this program: {path}.',
    hint: 'Install it to the same place, as hawser was; or run npm start in a checkout.',
  },
  'not-started': {
    kind: 'failed',
    message: '{what} ended while it was starting: {reason}',
    hint: 'All that was started has ended again. Mend what it says, and start the demo again.',
  },
  'line-failed': {
    kind: 'failed',
    message: '"{line}" failed: {reason}',
    hint: 'All that was started has ended again. {hint}',
  },
  'no-answer': {
    kind: 'failed',
    message: '"{line}" has not told what it is asked for: {reason}.',
    hint: 'This is a fault of Hawser. All that was started has ended again.',
  },
  'not-there': {
    kind: 'failed',
    message: '{what} was not there after {seconds} s.',
    hint: 'All that was started has ended again. Start the demo again when this machine does less.',
  },
  'not-signed-in': {
    kind: 'failed',
    message: 'Nobody could sign in at the site of the demo: it shows "{title}".',
    hint: 'This is a fault of Hawser. All that was started has ended again.',
  },
});
