import { isLike } from '../values/wildcard.ts';
import { HashTable } from '../values/hash-table.ts';
import { isNothing, isObject, kindOf } from '../values/kinds.ts';
import { memberOf, propertiesOf } from '../values/members.ts';
import { methodForm } from '../values/method-forms.ts';
import { methodsOf } from '../values/methods.ts';
import type { ShellTools } from '../shell-tools.ts';
import { defineBuiltIn } from '../built-in.ts';
import { builtInErrors } from './built-in-errors.ts';

const memberTypes = ['Property', 'Method'] as const;

export const getMember = defineBuiltIn({
  name: 'Get-Member',
  summary: 'Says what objects are, which properties they have, and what can be called.',
  aliases: ['gm'],
  parameters: {
    name: { type: 'string', list: true, help: 'Those of these names, with * and ?.', position: 0 },
    memberType: {
      type: 'enum',
      choices: memberTypes,
      list: true,
      aliases: ['Type'],
      otherwise: 'the properties of objects, and all that other values have',
      help: 'Only properties, or only what can be called.',
    },
  },
  output: {
    name: 'Hawser.Shell.Member',
    groups: 'typeName',
    view: ['name', 'type', 'says'],
    properties: {
      typeName: { type: 'string', description: 'What the objects are.' },
      name: { type: 'string', description: 'The name of the property, or of what can be called.' },
      memberType: {
        type: 'string',
        enum: memberTypes,
        description: 'Whether it is a property, or can be called.',
      },
      type: { type: 'string', description: 'What is in it.' },
      says: { type: 'string', description: 'What it says, or how it is called.', wraps: true },
    },
  },
  examples: [
    { line: 'get-cloud-printer | gm', says: 'The properties of printers.' },
    { line: "'a text' | gm -MemberType Method", says: 'What can be called of a text.' },
  ],
  start({ parameters: { name: wanted, memberType }, isFed, out, shell }) {
    const seen = new Set<string>();
    return {
      async take(object) {
        if (isNothing(object)) return;
        const members = membersOf(object, shell);
        const shape = members.map(({ typeName, name }) => `${typeName} ${name}`).join('\n');
        if (seen.has(shape)) return;
        seen.add(shape);
        for (const member of members) {
          if (wanted?.some((pattern) => isLike(member.name, pattern, false)) === false) continue;
          // What all objects can is of no use to who looks what they have.
          const isWanted = memberType?.includes(member.memberType) ?? isUsual(object, member);
          if (isWanted) await out.write(member);
        }
      },
      end() {
        if (seen.size > 0) return;
        if (!isFed) throw builtInErrors('nothing-fed', { command: 'Get-Member' });
        shell.messages.warning('Nothing has come of which Get-Member could say anything.');
      },
    };
  },
});

interface Member {
  readonly typeName: string;
  readonly name: string;
  readonly memberType: (typeof memberTypes)[number];
  readonly type: string;
  readonly says: string;
}

function membersOf(object: unknown, shell: ShellTools): readonly Member[] {
  const known = shell.typeOf(object);
  const typeName = known?.name ?? namedType(object);
  const property = (name: string, value: unknown): Member => {
    const says = known?.properties[name]?.description ?? '';
    return { typeName, name, memberType: 'Property', type: namedType(value), says };
  };
  const ofTable = object instanceof HashTable ? ['Count', 'Keys', 'Values'] : [];
  return [
    ...Object.entries(propertiesOf(object)).map(([name, value]) => property(name, value)),
    ...ofTable.map((name) => property(name, memberOf(object, name))),
    ...methodsOf(object).map((name): Member => {
      return { typeName, name, memberType: 'Method', type: 'method', says: methodForm(name) };
    }),
  ];
}

function isUsual(object: unknown, { memberType }: Member): boolean {
  return memberType === 'Property' || !isObject(object);
}

function namedType(value: unknown): string {
  if (isNothing(value)) return 'nothing';
  return isObject(value) ? 'object' : kindOf(value).replace(/^an? /, '');
}
