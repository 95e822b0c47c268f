import { type ErrorEntry, HawserError } from '@hawser/core/errors';
import { code, prose, table } from './markdown-text.ts';

/** The errors of one area, as `errorTable` holds them. */
export interface ErrorArea {
  readonly area: string;
  readonly entries: Readonly<Record<string, ErrorEntry>>;
}

/** The list of all errors, in Markdown. */
export function errorReference(areas: readonly ErrorArea[]): string {
  const sorted = areas.toSorted((one, other) => one.area.localeCompare(other.area, 'en'));
  const parts = [
    '# Errors\n',
    'Each error has a code, by which scripts know it: it stands in `errors` of what `-Output json` writes, and in `code` of what a site answers. What is *slanted* here is filled in when it happens.\n',
    ...sorted.map(areaSection),
  ];
  return parts.join('\n');
}

function areaSection({ area, entries }: ErrorArea): string {
  const rows = Object.entries(entries).map(([key, entry]) => {
    const error = new HawserError(`${area}-${key}`, entry);
    return [
      code(error.code),
      slanted(error.message),
      slanted(error.hint),
      String(error.exitCode),
      String(error.status),
    ];
  });
  const titles = ['Code', 'What it says', 'What to do', 'Exit code', 'HTTP status'];
  return `## ${area}\n\n${table(titles, rows)}`;
}

/** A template whose {words} are set apart. */
function slanted(template: string): string {
  return template
    .split(/(\{\w+\})/)
    .map((piece, index) => (index % 2 === 0 ? prose(piece) : `*${piece.slice(1, -1)}*`))
    .join('');
}
