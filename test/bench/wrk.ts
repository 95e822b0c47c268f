import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A request that is sent again and again over connections that stay. */
export interface Load {
  readonly url: string;
  readonly body: Uint8Array;
  readonly connections: number;
  readonly token?: string;
  /** Whether each answer is looked into for a status of IPP that is no success; that takes its time. */
  readonly looks: boolean;
}

export interface Loaded {
  readonly perSecond: number;
  /** Of a hundred answers one takes longer. */
  readonly p99Ms: number;
}

const seconds = 3;

/** Loads a server by wrk, on one thread: the other core belongs to the server. */
export async function loadWith(load: Load, scratch: string): Promise<Loaded> {
  const body = join(scratch, 'wrk.body');
  const script = join(scratch, 'wrk.lua');
  await writeFile(body, load.body);
  // The token is nobody else's.
  await writeFile(script, scriptOf(load, body), { mode: 0o600 });
  const words = ['-t1', `-c${load.connections}`, `-d${seconds}s`, '--timeout=30s'];
  const { stdout } = await promisify(execFile)('wrk', [...words, '-s', script, load.url]);
  const told = /told (\d+) (\d+) (\d+) (\d+)/.exec(stdout)?.slice(1).map(Number);
  const [answered = 0, microseconds = 0, p99 = 0, wrong = 0] = told ?? [];
  if (answered === 0 || wrong > 0) throw new Error(`${load.url} refuses: ${stdout}`);
  return { perSecond: (answered / microseconds) * 1e6, p99Ms: p99 / 1000 };
}

/** Lua, in which wrk is told what to send; every answer is looked into for a status of IPP that is no success. */
function scriptOf({ token, looks }: Load, body: string): string {
  const headers = token === undefined ? '' : `wrk.headers['Authorization'] = 'Bearer ${token}'\n`;
  return `local file = io.open('${body}', 'rb')
wrk.body = file:read('*a')
file:close()
wrk.method = 'POST'
wrk.headers['Content-Type'] = 'application/ipp'
${headers}${looks ? lookInto : ''}
function done(summary, latency)
  local wrong = 0
  for _, each in ipairs(threads or {}) do wrong = wrong + (each:get('wrong') or 0) end
  local errors = summary.errors
  wrong = wrong + errors.status + errors.timeout + errors.read + errors.connect
  print(string.format('told %d %d %d %d', summary.requests, summary.duration, latency:percentile(99), wrong))
end
`;
}

const lookInto = `
wrong = 0
threads = {}
function setup(thread) table.insert(threads, thread) end
function response(status, headers, body)
  if body:byte(3) ~= 0 then wrong = wrong + 1 end
end
`;
