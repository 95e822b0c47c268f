import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { agentProgram } from '../agent-process.ts';
import { asOtherUser, canBeOthers } from '../e2e/building/other-user.ts';
import { temporaryFolder } from '../hawser.ts';
import { hawserAgentHere } from '../in-process.ts';

/** The service that would be installed. */
async function planned(...words: readonly string[]) {
  const all = ['start-agent', '-InstallService', ...words, '-WhatIf', '-Output', 'jsonl'];
  const { code, stdout, stderr } = await hawserAgentHere(all, { home: await temporaryFolder() });
  const { text = '' } = code === 0 ? (JSON.parse(stdout) as { text?: string }) : {};
  return { code, stderr, text };
}

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

describe.runIf(isRoot)('an agent as a service of the machine', () => {
  it('is a user of its own, to whom homes and other processes are hidden', async () => {
    const { text } = await planned();
    expect(text).toMatch(/^ExecStart=.* start-agent$/m);
    expect(text).toMatch(/^User=hawser$/m);
    expect(text).toMatch(/^CapabilityBoundingSet=$/m);
    expect(text).toMatch(/^ProtectHome=yes$/m);
  });

  it('that serves all users becomes them, and can do little else', async () => {
    const { text } = await planned('-AllUsers');
    expect(text).toMatch(/^ExecStart=.* start-agent --all-users$/m);
    expect(text).not.toMatch(/^User=/m);
    expect(text).toMatch(
      /^CapabilityBoundingSet=CAP_SETUID CAP_SETGID CAP_KILL CAP_SYS_PTRACE CAP_NET_BIND_SERVICE$/m,
    );
    expect(text).toMatch(/^NoNewPrivileges=yes$/m);
  });
});

describe.runIf(process.platform === 'linux')('an agent as a service of a person', () => {
  it('does not serve all users', async () => {
    const line = `'${process.execPath}' '${agentProgram}' start-agent -InstallService -AllUsers -WhatIf; echo $?`;
    // Root is somebody else for that.
    const said = await (canBeOthers ? asOtherUser : asMyself)(['sh', '-c', line]);
    expect(said).toContain('Only root can give printers to everybody');
    expect(said).toMatch(/^4$/m);
  });
});

async function asMyself([program = '', ...words]: readonly string[]): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(program, words);
  return stdout + stderr;
}
