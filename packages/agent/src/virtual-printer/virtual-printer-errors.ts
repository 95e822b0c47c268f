import { errorTable } from '@hawser/core/errors';

/** @public The reference collects it. */
export const virtualPrinterErrors = errorTable('printer-folder', {
  'bad-listen': {
    kind: 'usage',
    message: '"{address}" is no address to listen at.',
    hint: 'Give one as 127.0.0.1:8631, or only a port.',
  },
  'not-listening': {
    kind: 'failed',
    message: 'The virtual printer cannot listen at {address}: {reason}.',
    hint: 'Name another address: -Listen 127.0.0.1:0 takes a port that is free.',
  },
  'not-started': {
    kind: 'failed',
    message: 'The virtual printer in {folder} ended while it was starting ({ending}).',
    hint: 'What it said last is in {output}; in the foreground it says all: start it without -Detach',
  },
  'start-stopped': {
    kind: 'interrupted',
    message: 'The start was stopped, and no virtual printer runs in {folder}.',
    hint: 'Start it again: hawser-agent start-virtual-printer FOLDER -Detach',
  },
  'not-stopped': {
    kind: 'failed',
    message: 'The virtual printer in {folder}, process {pid}, has not ended within {seconds} s.',
    hint: 'Look at what it does, and end the process by hand.',
  },
  running: {
    kind: 'conflict',
    message: 'A virtual printer runs in {folder} already.',
    hint: 'Take another folder, or end that one first: hawser-agent stop-virtual-printer FOLDER',
  },
  'not-running': {
    kind: 'not-found',
    message: 'No virtual printer runs in {folder}.',
    hint: 'Start it: hawser-agent start-virtual-printer -Folder FOLDER',
  },
  'not-taken': {
    kind: 'failed',
    message: 'The virtual printer in {folder} has not become so within {seconds} s.',
    hint: 'Look at what it says where it runs.',
  },
});
