import { describe, expect, it, vi } from 'vitest';
import { newToken } from '../../packages/site/test/agents/registered.ts';
import { startedSite } from '../../packages/site/test/started-site.ts';
import { agentProgram } from '../agent-process.ts';
import { hawserProgram } from '../hawser.ts';
import { until } from '../running-site.ts';
import { canHaveUserManager, startUserManager } from './user-manager.ts';

vi.setConfig({ testTimeout: 60_000 });

describe.runIf(canHaveUserManager)('an agent as a service of a person, by a real systemd', () => {
  it('is installed, started, started again when it was killed, and removed (needs root)', async () => {
    const { address } = await startedSite();
    const manager = await startUserManager();
    const { token } = await newToken(address, 'device');
    const file = await manager.keep('device.token', token);
    const agent = async (...words: readonly string[]) =>
      manager.run(process.execPath, agentProgram, ...words);
    const isConnected = async (): Promise<boolean> =>
      (await agent('get-agent-status', '-Output', 'jsonl')).said.includes('"state":"connected"');
    const service = 'hawser-agent.service';
    const registered = await agent('register-agent', '-Role', 'device', '-TokenFile', file);
    expect(registered).toMatchObject({ code: 0 });

    const installed = await agent('start-agent', '-InstallService', '-Property', 'state');
    expect(installed).toMatchObject({ code: 0 });
    expect(installed.said).toContain('State : installed');
    await until(isConnected);
    expect(await manager.property(service, 'ActiveState')).toBe('active');
    expect(await manager.property(service, 'UnitFileState')).toBe('enabled');

    const first = await manager.property(service, 'MainPID');
    await manager.run('systemctl', '--user', 'kill', '--signal=KILL', service);
    await until(async () => !['0', first].includes(await manager.property(service, 'MainPID')));
    await until(isConnected);

    // Who stops it wants it to be stopped.
    expect(await agent('stop-agent')).toMatchObject({ code: 0 });
    await until(async () => (await manager.property(service, 'ActiveState')) === 'inactive');
    expect(await manager.run('systemctl', '--user', 'start', service)).toMatchObject({ code: 0 });
    await until(isConnected);

    expect(await agent('uninstall-agent-service', '-Confirm:false')).toMatchObject({ code: 0 });
    expect(await manager.property(service, 'LoadState')).toBe('not-found');
    expect(await isConnected()).toBe(false);
  });
});

describe.runIf(canHaveUserManager)('a site as a service of a person, by a real systemd', () => {
  it('is installed, started, started again when it was killed, and removed (needs root)', async () => {
    const manager = await startUserManager();
    const service = 'hawser-site.service';
    const site = async (...words: readonly string[]) =>
      manager.run(process.execPath, hawserProgram, ...words);
    const isReady = async (): Promise<boolean> =>
      (await site('get-site', '-Output', 'jsonl')).said.includes('"state":"ready"');

    const installed = await site('start-site', '-InstallService', '-Listen', '127.0.0.1:0');
    expect(installed).toMatchObject({ code: 0 });
    await until(isReady);
    expect(await manager.property(service, 'UnitFileState')).toBe('enabled');

    const first = await manager.property(service, 'MainPID');
    await manager.run('systemctl', '--user', 'kill', '--signal=KILL', service);
    await until(async () => !['0', first].includes(await manager.property(service, 'MainPID')));
    await until(isReady);

    expect(await site('uninstall-site-service', '-Confirm:false')).toMatchObject({ code: 0 });
    expect(await manager.property(service, 'LoadState')).toBe('not-found');
    expect(await isReady()).toBe(false);
  });
});
