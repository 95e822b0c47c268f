import { endsWithStarter } from '@hawser/command/program/starter';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * For what is done in the demo: nothing of whoever runs it, whose settings are for a site of his own and
 * whose keyring is not for secrets that are soon gone.
 */
export function demoEnvironment(env: Environment, home: string): NodeJS.ProcessEnv {
  const others = Object.entries(env).filter(([name]) => !/^HAWSER_/i.test(name));
  return { ...Object.fromEntries(others), HAWSER_HOME: home, HAWSER_VAULT: 'file' };
}

/** For a process that this one holds, and that says in JSON what there is to say. */
export function heldEnvironment(env: Environment, home: string): NodeJS.ProcessEnv {
  return { ...demoEnvironment(env, home), HAWSER_MESSAGES: 'jsonl', [endsWithStarter]: 'yes' };
}
