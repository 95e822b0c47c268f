import { styleText } from 'node:util';
import type { Display } from '../declaration/output.ts';

export interface OutputStream extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  /** Whether more was written than its reader has taken. */
  readonly writableNeedDrain?: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Where output is going to be seen. */
export function displayOf(stream: OutputStream, env: Environment): Display {
  return {
    columns: stream.isTTY === true ? Math.max(20, columnsOf(stream)) : undefined,
    colour: wantsColour(stream, env),
  };
}

// A terminal that does not know its size says 0.
function columnsOf({ columns = 0 }: OutputStream): number {
  return columns === 0 ? 80 : columns;
}

/** https://no-color.org and https://bixense.com/clicolors: what somebody asked for beats what the stream is. */
function wantsColour(stream: OutputStream, env: Environment): boolean {
  if (isSet(env['NO_COLOR'])) return false;
  if (isSet(env['CLICOLOR_FORCE']) && env['CLICOLOR_FORCE'] !== '0') return true;
  return stream.isTTY === true && env['CLICOLOR'] !== '0' && env['TERM'] !== 'dumb' && !inCi(env);
}

/** Whether nobody is watching, whatever the streams look like. */
export function inCi(env: Environment): boolean {
  return isSet(env['CI']) && env['CI'] !== '0' && env['CI']?.toLowerCase() !== 'false';
}

export type Style = 'heading' | 'name' | 'error' | 'warning' | 'faint';

const formats = {
  heading: 'bold',
  name: 'cyan',
  error: 'red',
  warning: 'yellow',
  faint: 'dim',
} as const;

export function styled(style: Style, text: string, display: Pick<Display, 'colour'>): string {
  return display.colour ? styleText(formats[style], text, { validateStream: false }) : text;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
