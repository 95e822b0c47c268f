import type { Host } from '../invocation/host.ts';
import type { CommandDescription } from '../declaration/description.ts';
import type { Catalog } from '../declaration/catalog.ts';
import type { Topic } from '../help/topic.ts';
import type { Wording } from './wording.ts';

/** One of the product's binaries. */
export interface Program {
  /** As typed: hawser. */
  readonly name: string;
  readonly version: string;
  readonly summary: string;
  readonly catalog: Catalog;
  /** What its people are to do, where a hint names a command of another program. */
  readonly advice?: (hint: string) => string;
  /** Where its commands are typed without its name, as at its own prompt. */
  readonly wording?: Wording;
  /** How it is called otherwise than by a command. */
  readonly usages?: readonly string[];
  /** The commands of the language in which its programs are written. */
  readonly builtIns?: () => Promise<readonly CommandDescription[]>;
  /** What else get-help explains. */
  readonly topics?: () => Promise<readonly Topic[]>;
  /** Runs what is no command, as a program that was given; undefined where it is nothing of it. */
  readonly runWords?: (words: readonly string[], host: Host) => Promise<number | undefined>;
}
