import { isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import type { HawserError } from '../errors.ts';
import { siteSettingErrors } from './site-setting-errors.ts';
import { siteSettingNames } from './site-settings.ts';
import { noColon, yamlMistake } from './yaml-mistake.ts';

export interface FileMember {
  readonly value: string | readonly string[];
  readonly line: number;
}

export interface SettingsFile {
  readonly members: ReadonlyMap<string, FileMember>;
  readonly errors: readonly HawserError[];
}

/** Reads the YAML of a settings file; everything that is wrong is told with its line. */
export function parseSettingsFile(file: string, text: string): SettingsFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'failsafe', merge: false });
  const lineAt = (offset: number | undefined): number => lines.linePos(offset ?? 0).line;
  const malformed = (offset: number | undefined, reason: string): HawserError =>
    siteSettingErrors('malformed', { file, line: lineAt(offset), reason }, { target: file });

  if (document.errors.length > 0) {
    const { offset, reason } = yamlMistake(document.errors, text);
    return { members: new Map(), errors: [malformed(offset, reason)] };
  }
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === '')) {
    return { members: new Map(), errors: [] };
  }
  if (!isMap(contents)) {
    const reason = isSeq(contents) ? 'it is a list, and not settings with their values' : noColon;
    return { members: new Map(), errors: [malformed(contents.range?.[0], reason)] };
  }
  return readMembers(contents, { file, malformed, lineAt });
}

function readMembers(
  map: YAMLMap,
  {
    file,
    malformed,
    lineAt,
  }: {
    readonly file: string;
    readonly malformed: (offset: number | undefined, reason: string) => HawserError;
    readonly lineAt: (offset: number | undefined) => number;
  },
): SettingsFile {
  const members = new Map<string, FileMember>();
  const errors: HawserError[] = [];
  for (const { key, value } of map.items) {
    if (!isScalar(key)) {
      errors.push(malformed(map.range?.[0], 'a setting has no name'));
      continue;
    }
    const name = String(key.value);
    const line = lineAt(key.range?.[0]);
    if (!siteSettingNames.some((known) => known === name)) {
      const next = similar(name);
      errors.push(siteSettingErrors('unknown', { file, line, name, next }, { target: name }));
      continue;
    }
    const read = valueOf(value);
    if (read === undefined)
      errors.push(malformed(key.range?.[0], `${name} is not a text or a list`));
    else if (read !== '') members.set(name, { value: read, line });
  }
  return { members, errors };
}

// Aliases are none of these: nothing in a settings file needs them, and they can be made to explode.
function valueOf(value: unknown): string | readonly string[] | undefined {
  if (value === null) return '';
  if (isScalar(value)) return String(value.value);
  if (!isSeq(value) || !value.items.every(isScalar)) return undefined;
  return value.items.map((item) => String((item as { readonly value: unknown }).value));
}

function similar(name: string): string {
  const plain = name.replaceAll(/[-_]/g, '').toLowerCase();
  const meant = siteSettingNames.find((known) => known.toLowerCase() === plain);
  return meant === undefined
    ? `There are these: ${siteSettingNames.join(', ')}`
    : `It is written ${meant}.`;
}
