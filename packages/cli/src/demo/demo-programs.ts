import { access, realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { demoErrors } from './demo-errors.ts';

/** The two programs that the demo starts. */
export interface DemoPrograms {
  readonly hawser: string;
  readonly agent: string;
}

/** This program, and the agent that was installed, or checked out, with it. */
export async function demoPrograms(): Promise<DemoPrograms> {
  const hawser = await realpath(process.argv[1] ?? '');
  const file = 'bin/hawser-agent.js';
  const packages = resolve(dirname(hawser), '../..');
  const places = ['agent', 'hawser-agent'].map((folder) => join(packages, folder, file));
  for (const agent of places) {
    const isThere = await access(agent).then(
      () => true,
      () => false,
    );
    if (isThere) return { hawser, agent };
  }
  const path = places.at(-1) ?? '';
  throw demoErrors('no-agent', { path }, { target: path });
}
