import { homedir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { HawserError } from '../src/errors.ts';
import { paths, pathsFor } from '../src/paths.ts';

const linux = { platform: 'linux', home: '/home/ada', env: {} } as const;
const mac = { platform: 'darwin', home: '/Users/ada', env: {} } as const;
const windows = { platform: 'win32', home: String.raw`C:\Users\ada`, env: {} } as const;

describe('on Linux', () => {
  test('the folders are those of the XDG specification', () => {
    expect(pathsFor(linux)).toEqual({
      config: '/home/ada/.config/hawser',
      data: '/home/ada/.local/share/hawser',
      state: '/home/ada/.local/state/hawser',
      cache: '/home/ada/.cache/hawser',
      runtime: '/home/ada/.local/state/hawser/run',
    });
  });

  test('the XDG variables move them', () => {
    const env = {
      XDG_CONFIG_HOME: '/x/config',
      XDG_DATA_HOME: '/x/data',
      XDG_STATE_HOME: '/x/state',
      XDG_CACHE_HOME: '/x/cache',
      XDG_RUNTIME_DIR: '/run/user/1000',
    };
    expect(pathsFor({ ...linux, env })).toEqual({
      config: '/x/config/hawser',
      data: '/x/data/hawser',
      state: '/x/state/hawser',
      cache: '/x/cache/hawser',
      runtime: '/run/user/1000/hawser',
    });
  });

  test('a relative or empty XDG variable is ignored', () => {
    const env = {
      XDG_CONFIG_HOME: 'config',
      XDG_DATA_HOME: '',
      XDG_STATE_HOME: './state',
      XDG_CACHE_HOME: '../cache',
      XDG_RUNTIME_DIR: 'run',
    };
    expect(pathsFor({ ...linux, env })).toEqual(pathsFor(linux));
  });

  test('the folder for sockets follows the state where there is none of the session', () => {
    const env = { XDG_STATE_HOME: '/x/state' };
    expect(pathsFor({ ...linux, env }).runtime).toBe('/x/state/hawser/run');
  });
});

test('on macOS the folders are in the Library, whatever XDG says', () => {
  expect(pathsFor({ ...mac, env: { XDG_CONFIG_HOME: '/x' } })).toEqual({
    config: '/Users/ada/Library/Application Support/hawser/config',
    data: '/Users/ada/Library/Application Support/hawser/data',
    state: '/Users/ada/Library/Application Support/hawser/state',
    cache: '/Users/ada/Library/Caches/hawser',
    runtime: '/Users/ada/Library/Application Support/hawser/run',
  });
});

describe('on Windows', () => {
  test('only what a person writes roams', () => {
    const env = {
      APPDATA: String.raw`D:\Roaming`,
      LOCALAPPDATA: String.raw`D:\Local`,
    };
    expect(pathsFor({ ...windows, env })).toEqual({
      config: String.raw`D:\Roaming\hawser\config`,
      data: String.raw`D:\Local\hawser\data`,
      state: String.raw`D:\Local\hawser\state`,
      cache: String.raw`D:\Local\hawser\cache`,
      runtime: String.raw`D:\Local\hawser\run`,
    });
  });

  test('the folders are found without its variables too', () => {
    expect(pathsFor(windows)).toMatchObject({
      config: String.raw`C:\Users\ada\AppData\Roaming\hawser\config`,
      data: String.raw`C:\Users\ada\AppData\Local\hawser\data`,
    });
  });
});

describe('HAWSER_HOME', () => {
  test.each([linux, mac])('puts all beneath one folder on $platform', (machine) => {
    expect(
      pathsFor({ ...machine, env: { HAWSER_HOME: '/srv/hawser', XDG_DATA_HOME: '/x' } }),
    ).toEqual({
      config: '/srv/hawser/config',
      data: '/srv/hawser/data',
      state: '/srv/hawser/state',
      cache: '/srv/hawser/cache',
      runtime: '/srv/hawser/run',
    });
  });

  test('puts all beneath one folder on Windows', () => {
    const all = Object.values(pathsFor({ ...windows, env: { HAWSER_HOME: String.raw`D:\H` } }));
    expect(all.map((path) => path.replace(/\w+$/, ''))).toEqual(Array(5).fill('D:\\H\\'));
  });

  test('is refused when it is relative, and not there when it is empty', () => {
    const relative = (): unknown => pathsFor({ ...linux, env: { HAWSER_HOME: 'here\u001b[31m' } });
    expect(relative).toThrow(HawserError);
    expect(relative).toThrow(String.raw`HAWSER_HOME is "here\x1b[31m", which is not a full path.`);
    expect(pathsFor({ ...linux, env: { HAWSER_HOME: '' } })).toEqual(pathsFor(linux));
  });
});

test('this process has the folders of its environment', () => {
  expect(paths()).toEqual(
    pathsFor({ platform: process.platform, env: process.env, home: homedir() }),
  );
});
