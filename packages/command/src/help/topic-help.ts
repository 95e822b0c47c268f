import type { Display } from '../declaration/output.ts';
import { styled } from '../output/display.ts';
import { helpRows } from './help-rows.ts';
import type { Topic } from './topic.ts';
import { wrapped } from './wrapped.ts';

/** A topic as text. */
export function topicHelp({ name, summary, sections }: Topic, display: Display): string {
  const columns = Math.min(display.columns ?? 100, 100);
  const parts = sections.map(({ title, text, rows = [] }) => {
    const said = text === undefined ? '' : wrapped(text, columns, 2);
    return `${styled('heading', title, display)}\n${said}${helpRows(rows, display)}`;
  });
  const first = wrapped(`${name} – ${summary}`, columns, 0).slice(name.length);
  return [`${styled('heading', name, display)}${first}`, ...parts].join('\n');
}
