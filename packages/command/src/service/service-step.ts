import type { HawserError } from '@hawser/core/errors';
import { shellQuoted } from '@hawser/core/files/shell-quoted';
import type { ServiceIdentity } from './service-options.ts';

/** One step of installing or removing a service. Each can be repeated. */
export type ServiceStep = FolderStep | WriteStep | RunStep | DeleteStep;

interface Told {
  /** What `should` is asked with. */
  readonly target: string;
  readonly action: string;
}

export interface FolderStep extends Told {
  readonly kind: 'folder';
  readonly path: string;
}

export interface WriteStep extends Told {
  readonly kind: 'write';
  readonly path: string;
  readonly text: string;
  readonly mode: number;
  /** As schtasks wants its files, with a mark of the byte order; without, UTF-8. */
  readonly utf16?: boolean;
}

export interface RunStep extends Told {
  readonly kind: 'run';
  readonly command: readonly [program: string, ...words: string[]];
  /** What it is to bring about may be so already. */
  readonly mayFail?: boolean;
}

export interface DeleteStep extends Told {
  readonly kind: 'delete';
  readonly path: string;
}

/** How a service is installed or removed. */
export interface ServicePlan {
  readonly purpose: 'install' | 'remove';
  readonly what: ServiceIdentity;
  /** What the service manager calls it. */
  readonly name: string;
  /** The file that defines it. */
  readonly definition: string;
  readonly steps: readonly ServiceStep[];
  /** What keeps it from being carried out. */
  readonly problems?: readonly HawserError[];
  /** What a person should know afterwards. */
  readonly hints: readonly string[];
}

export function folderStep(path: string): FolderStep {
  return { kind: 'folder', path, target: path, action: 'Create Folder' };
}

export function writeStep(path: string, text: string, mode = 0o644): WriteStep {
  return { kind: 'write', path, text, mode, target: path, action: 'Write File' };
}

export function runStep(program: string, ...words: readonly string[]): RunStep {
  const target = [program, ...words].map((word) => shown(word)).join(' ');
  return { kind: 'run', command: [program, ...words], target, action: 'Run Command' };
}

/** As it could be typed. */
function shown(word: string): string {
  return /^[\w./:=@,+-]+$/.test(word) ? word : shellQuoted(word);
}

export function tryStep(program: string, ...words: readonly string[]): RunStep {
  return { ...runStep(program, ...words), mayFail: true };
}

export function deleteStep(path: string): DeleteStep {
  return { kind: 'delete', path, target: path, action: 'Delete File' };
}
