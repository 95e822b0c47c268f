/** What a component can be called: its log is a file of that name. */
export const componentPattern = '[a-z][a-z0-9-]{0,62}';

export interface LogFileName {
  readonly component: string;
  /** 0 for the one that is written; the higher, the older. */
  readonly age: number;
}

const pattern = new RegExp(`^(${componentPattern})\\.log(?:\\.([1-9]\\d{0,3}))?$`);

export function logFileName({ component, age }: LogFileName): string {
  return age === 0 ? `${component}.log` : `${component}.log.${age}`;
}

/** What the file is to the logs, or undefined where it is not of them. */
export function parseLogFileName(name: string): LogFileName | undefined {
  const [, component, age = '0'] = pattern.exec(name) ?? [];
  return component === undefined ? undefined : { component, age: Number(age) };
}
