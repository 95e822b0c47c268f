import type { Attribute } from '../attributes.ts';
import type { Value } from '../values/value.ts';
import { syntaxOf } from './find-syntax.ts';
import type { Choice, Syntax, SyntaxType } from './syntax.ts';

/** How an attribute is not as its syntax has it. */
export interface Complaint {
  /** Of the attribute; a member of a collection has that before it, as media-col/media-size. */
  readonly name: string;
  /** A wrong syntax, several values where there is to be one, one too long, or a number out of its range. */
  readonly fault: 'type' | 'several' | 'length' | 'range';
}

/** What is first wrong with an attribute by the tables; nothing where they do not know it. */
export function complaintAbout({ name, values }: Attribute): Complaint | undefined {
  const syntax = syntaxOf(name);
  if (syntax !== undefined) {
    if (values.length > 1 && !syntax.set) return { name, fault: 'several' };
    for (const value of values) {
      const fault = faultOf(value, syntax);
      if (fault !== undefined) return { name, fault };
    }
  }
  return complaintAboutMembers(name, values);
}

function complaintAboutMembers(name: string, values: readonly Value[]): Complaint | undefined {
  for (const value of values) {
    if (value.type !== 'collection') continue;
    for (const member of value.value) {
      const complaint = complaintAbout(member);
      if (complaint !== undefined) {
        return { name: `${name}/${complaint.name}`, fault: complaint.fault };
      }
    }
  }
  return undefined;
}

function faultOf(value: Value, { choices }: Syntax): Complaint['fault'] | undefined {
  const type = syntaxTypeOf(value);
  const choice = choices.find((each) => each.type === type);
  return choice === undefined ? 'type' : faultIn(value, choice);
}

/** A language is something that a text or name may have, and no syntax of its own. */
function syntaxTypeOf({ type }: Value): SyntaxType | undefined {
  if (type === 'textWithLanguage') return 'text';
  if (type === 'nameWithLanguage') return 'name';
  return type === 'other' ? undefined : type;
}

function faultIn(value: Value, { least, most }: Choice): Complaint['fault'] | undefined {
  switch (value.type) {
    case 'integer':
    case 'enum':
      return value.value >= least && value.value <= most ? undefined : 'range';
    case 'rangeOfInteger': {
      const { lower, upper } = value.value;
      return lower >= least && lower <= upper && upper <= most ? undefined : 'range';
    }
    default: {
      const content = 'value' in value ? value.value : '';
      if (content instanceof Uint8Array) return content.length <= most ? undefined : 'length';
      if (typeof content !== 'string') return undefined;
      return Buffer.byteLength(content) <= most ? undefined : 'length';
    }
  }
}
