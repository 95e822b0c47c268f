import { errorTable } from '@hawser/core/errors';

/** Why a connector cannot be told to print, or is told nothing. */
export const connectorErrors = errorTable('connector', {
  'not-a-connector': {
    kind: 'denied',
    message: '{name} is no connector, and reaches no printers.',
    hint: 'Register an agent for it: hawser new-registration-token connector',
  },
  'not-found': {
    kind: 'not-found',
    message: 'There is no connector "{connector}".',
    hint: 'See those there are: hawser get-agent -Role connector',
  },
  'several-connectors': {
    kind: 'usage',
    message: 'Several connectors could be meant: {connectors}.',
    hint: 'Name one by its id: hawser get-agent -Role connector',
  },
  'no-device': {
    kind: 'not-found',
    message: 'No connector that was asked for reaches a printer "{device}".',
    hint: 'See what they reach: hawser get-available-printer. On the machine of the connector: hawser-agent add-connector-printer URI, and hawser-agent start-agent where none runs',
  },
  'several-devices': {
    kind: 'usage',
    message: 'Several printers are called "{device}": {devices}.',
    hint: 'Name one by its URI; see them: hawser get-available-printer',
  },
});
