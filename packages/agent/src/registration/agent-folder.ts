import { join, resolve } from 'node:path';
import { paths } from '@hawser/core/paths';

/** Where an agent keeps what is its own. */
export interface AgentFolder {
  readonly root: string;
  /** Its key, its certificate, and where its site is. */
  readonly registration: string;
  /** How it is, as its process has written it. */
  readonly status: string;
  /** What its site tells devices of printing. */
  readonly policies: string;
  /** What it says where it runs in the background. */
  readonly output: string;
  /** What the process that runs it holds. */
  readonly lock: string;
}

/** The folder that was given, or this user's. */
export function agentFolder(given?: string): AgentFolder {
  const root = given === undefined ? join(paths().data, 'agent') : resolve(given);
  return {
    root,
    registration: join(root, 'registration.json'),
    status: join(root, 'status.json'),
    policies: join(root, 'policies.json'),
    output: join(root, 'output.log'),
    lock: join(root, 'agent'),
  };
}

export const folderParameter = {
  folder: {
    type: 'path',
    help: "Where it keeps its key and its certificate; without, in Hawser's data folder.",
    otherwise: 'the folder agent in the data folder',
  },
} as const;
