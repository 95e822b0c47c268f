import type { Bench, Target } from './bench.ts';
import type { Result } from './measure.ts';

/** What was measured, as a table. */
export function report({ title, unit, baseline }: Bench, results: readonly Result[]): string {
  const head = [title, 'median', baseline === undefined ? '' : `to ${baseline.name}`, 'target', ''];
  const rows = results.map(({ candidate, median, ratio, use }) => [
    candidate.name,
    `${figure(median)} ${unit}`,
    ratio === undefined ? '' : `${ratio.toFixed(2)}x`,
    written(candidate.target),
    'none' in candidate.target ? '' : use > 1 ? 'OVER' : 'ok',
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return `${[head, ...rows].map(line).join('\n')}\n\n`;
}

function written(target: Target): string {
  if ('none' in target) return '';
  if ('ratioAtMost' in target) return `at most ${target.ratioAtMost}x`;
  if ('atMost' in target) return `at most ${figure(target.atMost)}`;
  return `at least ${figure(target.atLeast)}`;
}

function figure(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 1000 ? 1 : 0 });
}
