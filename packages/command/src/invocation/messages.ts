import { HawserError } from '@hawser/core/errors';
import { withoutSecrets } from '@hawser/core/secret';
import { visible } from '@hawser/core/visible';
import type { Display } from '../declaration/output.ts';
import { wrapped } from '../help/wrapped.ts';
import { width } from '../output/cell.ts';
import { displayOf, type OutputStream, type Style, styled } from '../output/display.ts';
import { taken } from '../output/taken.ts';
import type { Program } from '../program/program.ts';
import { advised } from './advised.ts';
import { messageRecords } from './message-records.ts';

/** What is said beside the output, on standard error. */
export interface Messages {
  line(text: string, style?: Style): void;
  warning(text: string): void;
  verbose(text: string): void;
  debug(text: string): void;
  /** `who` is the command that failed. */
  error(who: string, error: unknown): void;
  /** For whoever says much: resolves when what was said is taken; undefined says that it is. */
  taken(): Promise<void> | undefined;
}

export interface MessageChoice {
  readonly verbose: boolean;
  readonly debug: boolean;
  readonly advice?: Program['advice'];
  readonly wording?: Program['wording'];
}

export function messagesTo(
  stream: OutputStream,
  env: Readonly<Record<string, string | undefined>>,
  choice: MessageChoice,
): Messages {
  // No parameter says it: it has to hold for what is wrong with the parameters, too.
  if (env['HAWSER_MESSAGES'] === 'jsonl') return messageRecords(stream, choice, trace);
  // Asked each time: a window becomes wider and narrower.
  const display = (): Display => displayOf(stream, env);
  const said = (text: string): string => choice.wording?.text(text) ?? text;
  const line = (text: string, style?: Style): void => {
    const masked = withoutSecrets(text);
    stream.write(`${style === undefined ? masked : styled(style, masked, display())}\n`);
  };
  // Whole words on a terminal; elsewhere a message is one line.
  const fitted = (text: string, indent: number, style?: Style): void =>
    line(wrapped(text, display().columns ?? Infinity, indent, 2).trimEnd(), style);
  return {
    line(text, style) {
      const columns = display().columns ?? Infinity;
      for (const each of text.split('\n')) {
        const indent = each.length - each.trimStart().length;
        if (width(each) <= columns) line(each, style);
        else line(wrapped(each.trimStart(), columns, indent).trimEnd(), style);
      }
    },
    warning: (text) => fitted(`WARNING: ${visible(said(text))}`, 0, 'warning'),
    verbose: (text) => {
      if (choice.verbose) line(`VERBOSE: ${visible(text)}`, 'faint');
    },
    debug: (text) => {
      if (choice.debug) line(`DEBUG: ${visible(text)}`, 'faint');
    },
    error(who, error) {
      const known = error instanceof HawserError;
      const message = known ? error.message : faultMessage(error);
      fitted(`${who}: ${visible(said(message))}`, 0, 'error');
      const hint = known ? advised(error, choice).hint : faultHint;
      if (hint !== '') fitted(visible(said(hint)), 2);
      if ((choice.verbose && !known) || choice.debug) line(trace(error), 'faint');
    },
    taken: () => taken(stream),
  };
}

const faultHint = 'This is a fault of Hawser. Run it again with -Debug to see where.';

function faultMessage(error: unknown): string {
  return `internal error: ${error instanceof Error ? error.message : String(error)}`;
}

/** The stack with its causes; the only place where one reaches a person. */
function trace(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = (error.stack ?? error.message).split('\n').map(visible).join('\n');
  return error.cause === undefined ? own : `${own}\nbecause: ${trace(error.cause)}`;
}
