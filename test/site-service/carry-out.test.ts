import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { HawserError } from '@hawser/core/errors';
import { describe, expect, it } from 'vitest';
import { carryOut } from '@hawser/command/service/carry-out';
import { installService, uninstallService } from '@hawser/command/service/install-service';
import { requireInstalled } from '@hawser/command/service/require-installed';
import type { ServicePlan } from '@hawser/command/service/service-step';
import { temporaryFolder } from '../hawser.ts';
import { linux, mac, oddWindows, windows } from './sample-service.ts';

/** A machine whose programs only note what they are called with, and fail where it is said. */
async function machine(programs: Readonly<Record<string, string>> = { systemctl: '' }) {
  const folder = await temporaryFolder();
  const bin = join(folder, 'bin');
  await mkdir(bin);
  for (const [name, fails] of Object.entries(programs)) {
    const script = `#!/bin/sh\nprintf '%s\\n' "$*" >> '${folder}/calls'\n${fails}\n`;
    await writeFile(join(bin, name), script);
    await chmod(join(bin, name), 0o755);
  }
  const home = join(folder, 'home of ada');
  const options = { ...linux, root: false, user: { ...linux.user, home } };
  const asked: string[] = [];
  const told: string[] = [];
  const carry = async (plan: ServicePlan, answer = true, whatIf = false): Promise<boolean> =>
    carryOut(plan, {
      whatIf,
      verbose: (text) => told.push(text),
      warn: (text) => told.push(`WARNING: ${text}`),
      should: async (target, action) => {
        asked.push(`${action}: ${target}`);
        return answer;
      },
      signal: new AbortController().signal,
      env: { PATH: [bin, '/usr/bin', '/bin'].join(delimiter) },
    });
  const calls = async (): Promise<string[]> =>
    (await readFile(join(folder, 'calls'), 'utf8').catch(() => '')).split('\n').slice(0, -1);
  return { folder, home, options, asked, told, carry, calls };
}

describe.skipIf(process.platform === 'win32')('a service', () => {
  it('is written, enabled and started, and can be installed again', async () => {
    const { home, options, carry, calls, asked, told } = await machine();
    const plan = installService(options);
    expect([await carry(plan), await carry(plan)]).toEqual([true, true]);
    const path = join(home, '.config/systemd/user/hawser-site.service');
    expect(plan.definition).toBe(path);
    expect(await readFile(path, 'utf8')).toContain('ExecStart=/usr/bin/node ');
    expect((await stat(path)).mode & 0o777).toBe(0o644);
    expect(await readdir(join(path, '..'))).toEqual(['hawser-site.service']);
    const each = ['daemon-reload', 'enable hawser-site.service', 'restart hawser-site.service'];
    const called = each.map((words) => `--user ${words}`);
    expect(await calls()).toEqual([...called, ...called]);
    const question = `Install Service: hawser-site.service, which ${path} defines`;
    expect(asked).toEqual([question, question]);
    expect(told.slice(0, 5)).toEqual([
      `Write File: ${path}`,
      ...called.map((words) => `Run Command: systemctl ${words}`),
      expect.stringContaining('WARNING: The site ends when you log out'),
    ]);
  });

  it('is removed without a trace of its definition', async () => {
    const { options, carry, calls } = await machine();
    await carry(installService(options));
    const plan = uninstallService(options);
    await carry(plan);
    expect((await calls()).slice(3)).toEqual([
      '--user disable --now hawser-site.service',
      '--user daemon-reload',
    ]);
    await expect(stat(plan.definition)).rejects.toThrow('ENOENT');
  });

  it('is left as it is where nobody says yes', async () => {
    const { folder, options, asked, carry } = await machine();
    expect(await carry(installService(options), false)).toBe(false);
    expect(asked).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['bin']);
  });

  it('is shown with each step, what keeps it from being, and what to know, where it is only shown', async () => {
    const { folder, options, asked, told, carry } = await machine();
    await carry(installService(options), false, true);
    expect(asked).toHaveLength(4);
    expect(told).toEqual([expect.stringContaining('loginctl enable-linger')]);
    const hidden = installService({ ...linux, program: ['/usr/bin/node', '/tmp/hawser.js'] });
    await carry(hidden, false, true);
    expect(told).toContainEqual(
      expect.stringContaining(
        'WARNING: A service of the machine cannot see /tmp/hawser.js: what is in /tmp is hidden from it.',
      ),
    );
    await expect(carry(hidden)).rejects.toMatchObject({ code: 'service-hidden' });
    expect(await readdir(folder)).toEqual(['bin']);
  });

  it('that is not there is not removed', async () => {
    const { options, carry } = await machine();
    const removal = uninstallService(options);
    await expect(requireInstalled(removal)).rejects.toMatchObject({
      kind: 'not-found',
      message: `There is no service hawser-site.service to be removed: ${removal.definition} is not there.`,
    });
    await carry(installService(options));
    await requireInstalled(removal);
  });

  it.each([
    "System has not been booted with systemd as init system (PID 1). Can't operate.",
    'Failed to connect to bus: No medium found',
    'Failed to connect to user scope bus via local transport: $DBUS_SESSION_BUS_ADDRESS not defined',
  ])('that nobody manages is told with what to do: %s', async (said) => {
    const quoted = `'${said.replaceAll("'", String.raw`'\''`)}'`;
    const { options, carry } = await machine({ systemctl: `printf '%s\\n' ${quoted} >&2; exit 1` });
    const plan = installService(options);
    await expect(carry(plan)).rejects.toMatchObject({
      code: 'service-no-manager',
      message: `"systemctl --user daemon-reload" found no service manager at work: ${said}`,
      hint: expect.stringContaining(`The definition is written: ${plan.definition}.`),
    });
    expect((await stat(plan.definition)).isFile()).toBe(true);
  });

  it('whose manager is not there is told, too', async () => {
    const { options, carry } = await machine({});
    const plan = installService({ ...options, platform: 'darwin' });
    await expect(carry(plan)).rejects.toMatchObject({
      code: 'service-no-manager',
      message: expect.stringContaining('there is no such program'),
      hint: expect.stringContaining('hawser start-site -Detach'),
    });
  });

  it('that its manager refuses is told with what the manager said', async () => {
    const fails =
      'case "$*" in *restart*) echo "Job failed:\u001b[2J see the journal" >&2; exit 1;; esac';
    const { options, carry } = await machine({ systemctl: fails });
    const refused: unknown = await carry(installService(options)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(HawserError);
    expect(refused).toMatchObject({
      code: 'service-command-failed',
      message:
        '"systemctl --user restart hawser-site.service" failed: Job failed:\\x1b[2J see the journal',
    });
  });

  it('that cannot be removed is told with what to do', async () => {
    const { options, carry } = await machine({ systemctl: 'echo "Access denied" >&2; exit 4' });
    const plan = uninstallService(options);
    await expect(carry(plan)).rejects.toMatchObject({
      code: 'service-not-removed',
      message: '"systemctl --user disable --now hawser-site.service" failed: Access denied',
      hint: expect.stringContaining(`delete ${plan.definition} by hand`),
    });
  });

  it('goes on where what is to be ended does not run', async () => {
    const { options, carry, calls } = await machine({
      launchctl: 'case "$1" in bootout) exit 3;; esac',
    });
    const plan = installService({ ...options, platform: 'darwin' });
    await carry(plan);
    expect(await calls()).toEqual([
      'bootout gui/501/hawser.site',
      'enable gui/501/hawser.site',
      `bootstrap gui/501 ${plan.definition}`,
    ]);
    expect(uninstallService({ ...options, platform: 'darwin' }).definition).toBe(plan.definition);
  });

  it('is told where its file cannot be', async () => {
    const { home, options, carry } = await machine();
    await writeFile(home, '');
    await expect(carry(installService(options))).rejects.toMatchObject({ code: 'file-unwritable' });
  });
});

describe('the plan', () => {
  const told = (plan: ServicePlan): string[] =>
    plan.steps.map(({ action, target }) => `${action}: ${target}`);

  it('for a service of the machine has its user and its folders', async () => {
    const plan = installService({ ...linux, dataFolder: '/srv/hawser data' });
    await expect(told(plan).join('\n')).toMatchFileSnapshot('golden/plan-systemd.txt');
    await expect(told(uninstallService(linux)).join('\n')).toMatchFileSnapshot(
      'golden/plan-systemd-removal.txt',
    );
  });

  it('is as systemd reads it: the user is made', async () => {
    const { steps } = installService(linux);
    const file = steps.find((step) => step.kind === 'write' && step.path.includes('sysusers'));
    expect(file).toMatchObject({
      text: expect.stringMatching(/^u hawser - "Hawser site" \/var\/lib\/hawser$/m),
    });
  });

  it('for launchd is a daemon or an agent', async () => {
    await expect(told(installService(mac)).join('\n')).toMatchFileSnapshot(
      'golden/plan-launchd.txt',
    );
    await expect(told(uninstallService(mac)).join('\n')).toMatchFileSnapshot(
      'golden/plan-launchd-removal.txt',
    );
  });

  it('for Windows is a task, of which only administrators say what it runs', async () => {
    await expect(told(installService(windows)).join('\n')).toMatchFileSnapshot(
      'golden/plan-windows.txt',
    );
    await expect(told(uninstallService(windows)).join('\n')).toMatchFileSnapshot(
      'golden/plan-windows-removal.txt',
    );
  });

  it('for Windows gives the task a home that node reads', async () => {
    const { steps } = installService(oddWindows);
    const file = steps.find((step) => step.kind === 'write' && step.path.endsWith('.env'));
    const path = join(await temporaryFolder(), 'site.env');
    await writeFile(path, file?.kind === 'write' ? file.text : '');
    const { stdout } = spawnSync(
      process.execPath,
      [`--env-file=${path}`, '--print', 'process.env.HAWSER_HOME'],
      { encoding: 'utf8' },
    );
    expect(stdout).toBe(`${oddWindows.home}\n`);
  });
});
