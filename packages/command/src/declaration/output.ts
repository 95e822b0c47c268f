import type { Writer } from '../output/writer.ts';

/** One property of an object that a command emits: a JSON Schema with a description. */
export interface Property {
  readonly type:
    | 'string'
    | 'integer'
    | 'number'
    | 'boolean'
    | 'array'
    | 'object'
    | readonly ('string' | 'integer' | 'number' | 'boolean' | 'object' | 'null')[];
  readonly description: string;
  readonly format?: 'date-time' | 'uri';
  readonly enum?: readonly string[];
  /** Of no use when it is cut, as an id that is to be copied: a table takes the room from others. */
  readonly whole?: true;
  /**
   * Where a table has no room for all of it, it goes on below; of some objects only, where that is said.
   */
  readonly wraps?: true | ((object: never) => boolean);
  /** Much text that a person reads elsewhere, as in a file: a list has it only when it is asked for. */
  readonly apart?: true;
  readonly items?: { readonly type: 'string' | 'integer' | 'number' | 'object' };
}

/** The type of the objects that a command emits, and how they are shown when nobody says otherwise. */
export interface OutputType {
  /** Hawser.Profile and so on; the same name always means the same properties. */
  readonly name: string;
  readonly properties: Readonly<Record<string, Property>>;
  /** The columns of the table; without, up to four properties make a table and more a list. */
  readonly view?: readonly string[];
  /** The property by which a person sees them in parts, each below its own head. */
  readonly groups?: string;
  /** What a list has of an object of which few properties matter to most; -Property * has all. */
  readonly brief?: readonly string[];
  /** Instead of a table or a list: the object as text. It is trusted with its escapes. */
  readonly text?: (object: never, display: Display) => string;
  /** Where they are of many kinds: what makes a text of all of them. */
  readonly writer?: (display: Display) => Promise<Writer>;
}

/** What a view may know of the place where it is shown. */
export interface Display {
  /** Cells in a line; undefined where nothing limits it, as in a file. */
  readonly columns: number | undefined;
  readonly colour: boolean;
}
